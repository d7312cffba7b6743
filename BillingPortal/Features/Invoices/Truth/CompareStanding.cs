using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Features.Invoices.Closing.Finals;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Truth;

/// <summary>Does an invoice stand where its total led, and is what was settled of it what was credited?</summary>
internal static class CompareStanding
{
    private static readonly Show Show = new(CultureInfo.InvariantCulture, TimeZoneInfo.Utc);

    public static async Task<IReadOnlyList<InvoiceFault>> OfAsync(PortalDb db, InvoiceRow row, ComposedInvoice made, CancellationToken ct)
    {
        if (row.IsOpenToChange()) return [];
        var faults = new List<InvoiceFault>();
        if (!Fits(row.State, made.Fate)) faults.Add(new(InvoiceCodes.Faults.StateDiffers, $"The invoice is {InvoiceNames.Of(row.State)}; with this total it would not be."));
        if (!IsNumbered(row)) faults.Add(new(InvoiceCodes.Faults.NumberDiffers, $"{row.Number ?? "No number"} stands on the invoice; that is not what was given to it."));
        var credited = await db.Set<CreditUseRow>().Where(u => u.InvoiceId == row.Id).SumAsync(u => u.AmountMinor, ct);
        if (row.SettledMinor < credited || row.SettledMinor > row.TotalMinor || (row.State == InvoiceState.Paid && row.SettledMinor != row.TotalMinor))
            faults.Add(new(InvoiceCodes.Faults.SettledDiffers, $"{Written(row.SettledMinor, row)} of {Written(row.TotalMinor, row)} is noted as settled, of which {Written(credited, row)} was credited; that does not fit."));
        if (await db.Set<CreditNoteRow>().Where(c => c.InvoiceId == row.Id && c.Kind == CreditNoteKind.Surplus).SumAsync(c => c.SubtotalMinor, ct) is var given && given != made.Surplus.Minor)
            faults.Add(new(InvoiceCodes.Faults.SettledDiffers, $"{Show.Money(made.Surplus)} was to be given as a credit note, and {Written(given, row)} was."));
        return faults;
    }

    private static bool Fits(InvoiceState state, InvoiceFate fate) => fate switch
    {
        // One that is too large comes so far only when somebody let it through.
        InvoiceFate.Due or InvoiceFate.TooLarge => state is InvoiceState.Open or InvoiceState.Paid or InvoiceState.Void or InvoiceState.Uncollectible,
        InvoiceFate.Nothing => state == InvoiceState.Paid,
        InvoiceFate.Move => state == InvoiceState.Moved,
        InvoiceFate.Waive => state == InvoiceState.Waived,
        _ => false,
    };

    // Series, year and place in it, or nothing of them.
    private static bool IsNumbered(InvoiceRow row) => row is { Series: { } series, Year: { } year, Sequence: { } sequence }
        ? row.State is not (InvoiceState.Moved or InvoiceState.Waived) && row.Number == new DocumentNumber(series, year, sequence).ToString()
        : row is { Number: null, State: InvoiceState.Moved or InvoiceState.Waived };

    private static string Written(long minor, InvoiceRow row) => Show.Money(new Money(minor, row.Currency));
}
