using System.Globalization;
using System.Text.Json;
using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;

namespace BillingPortal.Features.Invoices;

/// <summary>
/// All that an invoice was made of, as it is kept with it for ever: whoever has it can make the same invoice again, and count the units again in the same pieces of time.
/// Only grows: what was written years ago is still read.
/// </summary>
/// <param name="About">The month that it stands for, where it is none's own.</param>
internal sealed record InvoiceFacts(
    string Currency, bool HasNext, long SmallestCharge, MonthFacts? Month, IReadOnlyList<LateFacts> Late, IReadOnlyList<OneOffFacts> OneOffs, IReadOnlyList<CarriedFacts> Carried,
    string? About = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault };

    public static InvoiceFacts Parse(string json) => JsonSerializer.Deserialize<InvoiceFacts>(json, Options) ?? throw new JsonException("There are no facts in it.");

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>What Core makes the invoice of.</summary>
    public InvoiceToCompose ToCompose()
    {
        var currency = BillingPortal.Core.Currency.Of(Currency);
        var made = new InvoiceToCompose(currency, Month?.ToRate(currency), [.. Late.Select(l => l.ToLate(currency))], [.. OneOffs.Select(o => o.ToOneOff(currency))], [.. Carried.Select(c => c.ToCarried(currency))], HasNext, SmallestCharge);
        return About is null ? made : made with { About = CalendarMonth.Parse(About) };
    }
}

/// <summary>A month with all that its price depends on, and the pieces of time whose units stand in it.</summary>
internal sealed record MonthFacts(
    string Month, long Used, IReadOnlyList<Stay> Parts, IReadOnlyList<TermsFacts> Terms, IReadOnlyList<BillingSpan> Spans, bool CapFirstMonth, decimal? DiscountPercent, long? DiscountMinor, long? UnitsCap, long? SpendingCapMinor)
{
    public static MonthFacts Of(MonthToRate month, IReadOnlyList<Stay> parts) => new(month.Month.ToString(), month.Used, parts, [.. month.Terms.Select(TermsFacts.Of)], month.Spans, month.CapFirstMonth,
        month.Discount?.OfHundred, month.Discount?.AMonth?.Minor, month.UnitsCap, month.SpendingCap?.Minor);

    public MonthToRate ToRate(Currency currency) => new(CalendarMonth.Parse(Month), Used, [.. Terms.Select(t => t.ToTerms(currency))], Spans, CapFirstMonth, Discount(currency), UnitsCap, SpendingCapMinor is { } cap ? new Money(cap, currency) : null);

    private Discount? Discount(Currency currency) => DiscountPercent is { } percent ? Core.Rating.Discount.Percent(percent) : DiscountMinor is { } minor ? Core.Rating.Discount.Amount(new(minor, currency)) : null;
}

/// <summary>What holds from a day on, as far as it has a price.</summary>
internal sealed record TermsFacts(DateOnly From, string Tier, int Version, string? Override, long BaseMinor, long Included, string? UnitPrice, bool HardLimit)
{
    public static TermsFacts Of(DatedTerms dated)
    {
        var terms = dated.Terms;
        return new(dated.From, terms.Name, terms.Version, terms.Override, terms.Base.Minor, terms.Included, terms.UnitPrice?.ToString(), terms.HardLimit);
    }

    public DatedTerms ToTerms(Currency currency) => new(From, new(Tier, new(BaseMinor, currency), Included, UnitPrice is null ? null : Core.UnitPrice.Parse(UnitPrice), HardLimit: HardLimit, Version: Version, Override: Override));
}

/// <summary>An earlier month as it was billed, and its units now.</summary>
/// <param name="Invoice">The public id of the month's own invoice.</param>
internal sealed record LateFacts(string Invoice, MonthFacts Billed, long UsedNow)
{
    public LateMonth ToLate(Currency currency) => new(Billed.ToRate(currency), UsedNow);
}

internal sealed record OneOffFacts(long Id, string Text, long AmountMinor)
{
    public OneOff ToOneOff(Currency currency) => new(Id, Text, new(AmountMinor, currency));
}

internal sealed record CarriedFacts(long FromInvoice, string Month, string Text, long AmountMinor)
{
    public CarriedLine ToCarried(Currency currency) => new(FromInvoice, CalendarMonth.Parse(Month), Text, new(AmountMinor, currency));
}
