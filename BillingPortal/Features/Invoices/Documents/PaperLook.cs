using BillingPortal.Platform.Pdf;

namespace BillingPortal.Features.Invoices.Documents;

/// <summary>Sizes and colours of documents: those of the pages in the light, for paper is white.</summary>
internal sealed class PaperLook(PdfDocument document)
{
    public const double Left = 50;
    public const double Right = 545;
    public const double Top = 62;

    /// <summary>Lines of the table end here; the foot stands below.</summary>
    public const double Bottom = 770;

    public static readonly PdfInk Accent = PdfInk.Of(0x2f5bb7);
    public static readonly PdfInk Soft = PdfInk.Of(0xf1f3f6);
    public static readonly PdfInk Rule = PdfInk.Of(0xdfe3e8);
    public static readonly PdfInk StrongRule = PdfInk.Of(0x87909c);
    public static readonly PdfInk WarnSoft = PdfInk.Of(0xfdf1dc);
    private static readonly PdfInk Ink = PdfInk.Of(0x16202b);
    private static readonly PdfInk Quiet = PdfInk.Of(0x4a5563);
    private static readonly PdfInk Warn = PdfInk.Of(0x8a5300);

    public PdfStyle Title { get; } = new(document.Bold, 22, Ink);

    public PdfStyle Figure { get; } = new(document.Bold, 18, Ink);

    public PdfStyle Name { get; } = new(document.Bold, 11, Ink);

    public PdfStyle Strong { get; } = new(document.Bold, 9.5, Ink);

    public PdfStyle Body { get; } = new(document.Regular, 9.5, Ink);

    public PdfStyle Small { get; } = new(document.Regular, 8, Quiet);

    public PdfStyle Label { get; } = new(document.Bold, 8, Quiet);

    public PdfStyle Warning { get; } = new(document.Bold, 9.5, Warn);

    /// <summary>From one line of text to the next.</summary>
    public static double Step(PdfStyle style) => Math.Round(style.Size * 1.42, 1);
}
