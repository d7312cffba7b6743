using BillingPortal.Platform.Pdf;

namespace BillingPortal.Features.Invoices.Documents;

/// <summary>What stands below the sums, small.</summary>
internal static class DrawNotes
{
    private const double Above = 26;
    private const double Width = PaperLook.Right - PaperLook.Left;

    public static double HeightOf(PaperLook look, IReadOnlyList<string> notes) => Above + notes.Sum(n => look.Small.Lines(n, Width).Count) * PaperLook.Step(look.Small);

    public static void On(Sheets sheets, IReadOnlyList<string> notes) => sheets.Write(PaperLook.Left, sheets.Y + Above, Width, sheets.Look.Small, notes);
}
