/**
 * The plain menu, possible in every authorisation mode. Its one command exists because a spreadsheet may not know an add-on's functions
 * until one of its commands has run there.
 */
export const onOpen = (): void => {
  SpreadsheetApp.getUi().createAddonMenu().addItem("Switch the functions on", "switchOn").addToUi();
};

export const switchOn = (): void => {
  SpreadsheetApp.getActiveSpreadsheet().toast("=REV_HELP()", "RevSheet");
};
