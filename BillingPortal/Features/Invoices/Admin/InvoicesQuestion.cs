using System.Globalization;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Invoices.Portal;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.AspNetCore.Http.Extensions;

namespace BillingPortal.Features.Invoices.Admin;

/// <summary>A place in the list: the invoices after it come next.</summary>
/// <param name="FinalAt">Null where the list is in the order in which invoices were made.</param>
internal sealed record BesideInvoice(DateTime? FinalAt, long Id)
{
    public static BesideInvoice? Find(string? text) => text?.Split('.') is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new(ticks == 0 ? null : new DateTime(ticks, DateTimeKind.Utc), row) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FinalAt?.Ticks ?? 0}.{Id}");
}

/// <summary>Which invoices staff ask for, as it stands in the address of the page. What nobody could have chosen asks for nothing.</summary>
/// <param name="Search">A number, our id, or words of the customer.</param>
/// <param name="Customer">The public id of one customer.</param>
internal sealed record InvoicesQuestion(string? Search = null, InvoiceState? State = null, CalendarMonth? Month = null, string? Customer = null, BesideInvoice? Beside = null)
{
    public const int PageSize = 25;

    public bool IsAll => this with { Beside = null } == new InvoicesQuestion();

    public static InvoicesQuestion Read(string? search, string? state, string? month, string? customer, string? after) => new(Filled(search),
        Enum.GetValues<InvoiceState>().Where(s => Code(s) == state).Select(s => (InvoiceState?)s).FirstOrDefault(), CalendarMonth.Find(month) is { Year: > 1900 and < 9000 } known ? known : null, Filled(customer), BesideInvoice.Find(after));

    public static string Code(InvoiceState state) => state.ToString().ToLowerInvariant();

    /// <summary>The address of a list, or of the same as a file.</summary>
    public string To(string path, BesideInvoice? beside = null)
    {
        var all = new (string Name, string? Value)[] { ("q", Search), ("state", State is { } state ? Code(state) : null), ("month", Month?.ToString()), ("customer", Customer), ("after", beside?.ToString()) };
        return path + new QueryBuilder(all.Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => KeyValuePair.Create(q.Name, q.Value!))).ToQueryString();
    }

    public static string Of(CalendarMonth month, InvoiceState? state = null) => new InvoicesQuestion(State: state, Month: month).To(InvoicePlaces.AdminPage);

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
