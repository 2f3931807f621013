/** Copper: column names of its opportunity export. Format: see `read.ts`; sources: docs/headers.md. */
export const copper = `
#deals
close_date=Close Date
contact_name=Primary Contact
created_at=Created At
lost_reason=Loss Reason
owner_name=Owned By
probability=Win Probability
stage_changed_at=Last Stage At
account_name=Company
`;
