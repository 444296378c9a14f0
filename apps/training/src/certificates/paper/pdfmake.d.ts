/** The part of pdfmake 0.2 that certificates use; the package brings no types. */
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
      readonly alignment?: 'left' | 'center' | 'right';
      readonly lineHeight?: number;
      readonly margin?: Margin;
      readonly width?: number | '*';
    }

    type Content =
      | (Style & { readonly text: string })
      | (Style & { readonly stack: readonly Content[] })
      | (Style & {
          readonly columns: readonly Content[];
          readonly columnGap?: number;
          readonly absolutePosition?: Place;
        })
      | (Style & { readonly svg: string })
      | (Style & { readonly canvas: readonly Shape[]; readonly absolutePosition?: Place });

    interface Place {
      readonly x: number;
      readonly y: number;
    }

    interface Shape {
      readonly type: 'rect' | 'line';
      readonly x?: number;
      readonly y?: number;
      readonly w?: number;
      readonly h?: number;
      readonly x1?: number;
      readonly y1?: number;
      readonly x2?: number;
      readonly y2?: number;
      readonly lineWidth: number;
      readonly lineColor?: string;
    }

    interface DocumentDefinition {
      readonly pageSize: 'A4';
      readonly pageOrientation: 'landscape';
      readonly pageMargins: Margin;
      readonly language: string;
      readonly displayTitle: boolean;
      readonly version: '1.7';
      readonly info: Readonly<Record<string, string | Date>>;
      readonly defaultStyle: Style;
      readonly background: readonly Content[];
      readonly watermark?: Style & { readonly text: string; readonly angle: number };
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
