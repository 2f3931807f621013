/** Close: field names of its opportunity export. Format: see `read.ts`; sources: docs/headers.md. */
export const close = `
#deals api
deal_id=id
account_id=lead_id
account_name=lead_name
amount=value
currency=value_currency
contact_name=contact_name
created_at=date_created
expected_revenue=expected_value
lost_at=date_lost
won_at=date_won
modified_at=date_updated
owner_name=user_name
owner_id=user_id
pipeline=pipeline_name
probability=confidence
stage=status_label
status=status_type
-=value_period
`;
