using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Platform.Data.Model.Invoices;

namespace BillingPortal.Features.Invoices.Closing.Making;

/// <summary>A customer's invoice as it comes out now. Nothing of it is stored.</summary>
/// <param name="Month">Of a closing one the last month that was billed.</param>
/// <param name="Composed">Made of the facts, by the function that makes it again when it is checked.</param>
/// <param name="Billed">What will be billed of which month once it is final.</param>
internal sealed record MadeInvoice(long ProfileId, InvoiceKind Kind, CalendarMonth Month, InvoiceFacts Facts, ComposedInvoice Composed, IReadOnlyList<BilledNow> Billed);

/// <param name="FirstMonth">The first calendar month whose units stand in it.</param>
/// <param name="Changes">How many events moved the counters of those calendar months.</param>
/// <param name="IsOwn">It is the month of this invoice, and no earlier one.</param>
internal sealed record BilledNow(CalendarMonth Month, CalendarMonth FirstMonth, long Units, long Changes, bool IsOwn);

/// <summary>The invoices of several customers, by the id of the profile. Who is in neither of the two has none.</summary>
/// <param name="Faults">Whose invoice could not be made, and why: the others are not held up.</param>
internal sealed record MadeInvoices(IReadOnlyDictionary<long, MadeInvoice> Made, IReadOnlyDictionary<long, Exception> Faults)
{
    public static MadeInvoices None { get; } = new(new Dictionary<long, MadeInvoice>(), new Dictionary<long, Exception>());
}
