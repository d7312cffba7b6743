using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Rating;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Invoices.Closing.Making;

/// <summary>The lines of an invoice as they are stored, or shown before they are.</summary>
internal static class LineRows
{
    /// <summary>Of an invoice that is stored.</summary>
    public static IEnumerable<InvoiceLineRow> Of(long invoice, ComposedInvoice composed, Show show) => composed.Lines.Select((line, at) =>
    {
        var row = Of(line, at + 1, show);
        row.InvoiceId = invoice;
        return row;
    });

    public static IEnumerable<InvoiceLineRow> Of(ComposedInvoice composed, Show show) => composed.Lines.Select((line, at) => Of(line, at + 1, show));

    private static InvoiceLineRow Of(ComposedLine line, int position, Show show)
    {
        var row = new InvoiceLineRow { Position = position, Kind = line.Kind, Text = InvoiceLineWords.Of(line, show), Month = line.Month.First, AmountMinor = line.Amount.Minor, OneOffId = line.OneOff?.Id, FromInvoiceId = line.Carried?.FromInvoice };
        if (line.Late is { } late) row.Units = late.UsedNow - late.Billed.Used;
        if (line.Rated is { } rated) Tell(row, rated);
        return row;
    }

    private static void Tell(InvoiceLineRow row, RatedLine rated)
    {
        (row.FirstDay, row.LastDay, row.Days, row.OfDays) = (rated.First, rated.Last, rated.Days, rated.Of);
        (row.Tier, row.TierVersion, row.Override) = (rated.Tier, rated.Terms.Version, rated.Terms.Override);
        if (rated.Kind == RatedLineKind.Overage) (row.Units, row.UnitPrice) = (rated.Units, rated.UnitPrice!.Exact);
    }
}
