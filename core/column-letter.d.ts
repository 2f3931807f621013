/** A column of a spreadsheet as it names it: index 2 is C, 26 is AA. */
export declare const columnLetter: (index: number) => string;
