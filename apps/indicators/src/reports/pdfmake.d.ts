/** The part of pdfmake 0.2 that the reports use; the package brings no types. */
declare module 'pdfmake' {
  class PdfPrinter {
    constructor(fonts: Readonly<Record<string, PdfPrinter.FontFiles>>);
    /** A PDFKit document: a stream of its bytes, which `end` finishes. */
    createPdfKitDocument(definition: PdfPrinter.DocumentDefinition): {
      on(event: 'data', listener: (chunk: Uint8Array) => void): void;
      on(event: 'end', listener: () => void): void;
      on(event: 'error', listener: (error: Error) => void): void;
      end(): void;
    };
  }

  namespace PdfPrinter {
    type Margin = readonly [left: number, top: number, right: number, bottom: number];

    interface Style {
      readonly font?: string;
      readonly fontSize?: number;
      readonly bold?: boolean;
      readonly italics?: boolean;
      readonly color?: string;
      readonly opacity?: number;
      readonly alignment?: 'left' | 'center' | 'right' | 'justify';
      readonly lineHeight?: number;
      readonly leadingIndent?: number;
      readonly margin?: Margin;
    }

    interface Text extends Style {
      readonly text: string;
      readonly headlineLevel?: number;
      readonly colSpan?: number;
      readonly noWrap?: boolean;
    }

    interface Line extends Style {
      readonly canvas: readonly {
        readonly type: 'line';
        readonly x1: number;
        readonly y1: number;
        readonly x2: number;
        readonly y2: number;
        readonly lineWidth: number;
      }[];
    }

    interface Stack extends Style {
      readonly stack: readonly Content[];
      readonly unbreakable?: boolean;
      readonly width?: number | '*';
    }

    interface Columns extends Style {
      readonly columns: readonly Content[];
    }

    interface Layout {
      readonly hLineWidth?: () => number;
      readonly vLineWidth?: () => number;
      readonly hLineColor?: string;
      readonly vLineColor?: string;
      readonly paddingLeft?: () => number;
      readonly paddingRight?: () => number;
      readonly paddingTop?: () => number;
      readonly paddingBottom?: () => number;
    }

    interface Table extends Style {
      readonly table: {
        readonly body: readonly (readonly (Content | Record<string, never>)[])[];
        readonly widths: readonly (number | '*')[];
        readonly headerRows?: number;
        readonly keepWithHeaderRows?: number;
        readonly dontBreakRows?: boolean;
      };
      readonly layout?: Layout;
    }

    type Content = Text | Line | Stack | Columns | Table;

    /** A content as it was laid out, asked whether a page should end before it. */
    interface Placed {
      readonly text?: unknown;
      readonly headlineLevel?: number;
    }

    interface DocumentDefinition {
      readonly pageSize: 'A4';
      readonly pageMargins: Margin;
      readonly language: string;
      readonly displayTitle: boolean;
      readonly version: '1.7';
      readonly info: Readonly<Record<string, string | Date>>;
      readonly defaultStyle: Style;
      readonly header?: (currentPage: number) => Content | null;
      readonly watermark?: Style & { readonly text: string; readonly angle: number };
      readonly pageBreakBefore?: (current: Placed, following: readonly Placed[]) => boolean;
      readonly content: readonly Content[];
    }

    interface FontFiles {
      readonly normal: Uint8Array;
      readonly bold: Uint8Array;
      readonly italics: Uint8Array;
      readonly bolditalics: Uint8Array;
    }
  }

  export = PdfPrinter;
}
