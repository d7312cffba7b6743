using System.Globalization;
using System.Text.Json.Serialization;
using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Invoices.Truth;

/// <summary>An invoice, as programs are told it. Amounts are in the smallest unit of the currency.</summary>
/// <param name="Number">Null until it is final.</param>
/// <param name="Customer">Our id of the customer.</param>
/// <param name="Month">2026-11; of a closing invoice the last month that was billed, or the one with whose end something was found later.</param>
/// <param name="Due">What is still to be paid.</param>
internal sealed record InvoiceAnswer(
    string Id, string? Number, string Customer, [property: OneOf(typeof(InvoiceCodes.Kinds))] string Kind, string Month, [property: OneOf(typeof(InvoiceCodes.States))] string State, string Currency,
    long Subtotal, long Tax, long Total, long Settled, long Due, DateTime DraftedAt, DateTime? FinalAt, DateOnly? DueOn, DateTime? ClosedAt)
{
    public static InvoiceAnswer Of(InvoiceRow row, string customer) => new(row.PublicId, row.Number, customer, InvoiceNames.Of(row.Kind), CalendarMonth.Of(row.Month).ToString(), InvoiceNames.Of(row.State), row.Currency.Code,
        row.SubtotalMinor, row.TaxMinor, row.TotalMinor, row.SettledMinor, row.State == InvoiceState.Open ? row.TotalMinor - row.SettledMinor : 0, row.DraftedAt, row.FinalAt, row.DueOn, row.ClosedAt);
}

/// <summary>Some invoices, and where the next ones begin: null at the end.</summary>
internal sealed record InvoiceList(IReadOnlyList<InvoiceAnswer> Data, string? NextCursor);

/// <summary>An invoice with its lines.</summary>
internal sealed record InvoiceWithLines(InvoiceAnswer Invoice, IReadOnlyList<LineAnswer> Lines);

/// <summary>A line, and how it came about.</summary>
/// <param name="Month">What it is about.</param>
/// <param name="UnitPrice">An exact decimal, or a fraction of two where it is a mean of several prices.</param>
/// <param name="Computed">The figures in a sentence.</param>
internal sealed record LineAnswer(
    int Position, [property: OneOf(typeof(InvoiceCodes.Lines))] string Kind, string Text, string Month, long Amount, string Computed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Tier, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? TierVersion,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? FirstDay, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? LastDay,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Days, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? OfDays,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Units, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? UnitPrice)
{
    private static readonly Show Show = new(CultureInfo.InvariantCulture, TimeZoneInfo.Utc);

    /// <param name="line">The same line made again; null when it cannot be. One that says something else is not believed.</param>
    public static LineAnswer Of(InvoiceLineRow row, ComposedLine? line) => new(row.Position, InvoiceNames.Of(row.Kind), row.Text, CalendarMonth.Of(row.Month).ToString(), row.AmountMinor, line?.Kind == row.Kind && line.Amount.Minor == row.AmountMinor ? Sentence(line) : Unreadable,
        row.Tier, row.TierVersion, row.FirstDay, row.LastDay, row.Days, row.OfDays, row.Units, row.UnitPrice);

    private const string Unreadable = "What this line was reckoned from cannot be read.";

    private static string Sentence(ComposedLine line) => line switch
    {
        { Rated: { } rated } => LineWords.Sentence(rated, Show),
        { Late: { } late } => $"With {LineWords.Units(late.UsedNow, Show)} the month comes to {Show.Money(line.Amount + Billed(late))}; {Show.Money(Billed(late))} {(late.Billed.Used == 1 ? "was" : "were")} billed for {LineWords.Units(late.Billed.Used, Show)}.",
        { OneOff: not null } => $"{line.OneOff.Text}: {Show.Money(line.Amount)}.",
        { Carried: not null } => $"{Show.Money(line.Amount)} of an invoice that was too small to be collected.",
        _ => $"The lines came to less than nothing: {Show.Money(line.Amount)} were given as a credit note.",
    };

    private static Money Billed(LateMonth late) => Core.Rating.RateMonth.Of(late.Billed).Total;
}

/// <summary>What the running month comes to, if it ended now.</summary>
/// <param name="At">Billing time of the reckoning.</param>
internal sealed record UpcomingAnswer(string Customer, string? Month, DateTime At, string Currency, long Total, IReadOnlyList<LineAnswer> Lines);

/// <summary>What an invoice is more than the final one of the month before it; below zero where it is less. Before tax.</summary>
/// <param name="Before">The id of that one; null for the first.</param>
/// <param name="Parts">They add up to it.</param>
internal sealed record WhyAnswer(string Id, string? Number, string? Before, string? BeforeMonth, string Currency, long More, IReadOnlyList<WhyPart> Parts)
{
    private static readonly Show Show = new(CultureInfo.InvariantCulture, TimeZoneInfo.Utc);

    public static WhyAnswer Of(InvoiceRow row, ShownWhy? why) => new(row.PublicId, row.Number, why?.BeforeId, why?.BeforeMonth.ToString(), row.Currency.Code, why?.More.Minor ?? 0, why is null ? [] : Told(why));

    private static WhyPart[] Told(ShownWhy why) => [.. why.Parts.Select(p => new WhyPart(InvoiceNames.Of(p.Reason), new DifferenceWords(why, Show).Of(p), p.Amount.Minor))];
}

/// <param name="Sentence">The reason with its figures.</param>
internal sealed record WhyPart([property: OneOf(typeof(InvoiceCodes.Reasons))] string Reason, string Sentence, long Amount);

/// <summary>What came of making it again.</summary>
/// <param name="Right">Nothing differs.</param>
/// <param name="Events">So many events of usage were counted again.</param>
internal sealed record VerifyAnswer(string Id, string? Number, bool Right, string Sentence, long Events, int Lines, IReadOnlyList<FaultAnswer> Faults)
{
    public static VerifyAnswer Of(InvoiceVerified told) => new(told.PublicId, told.Name == told.PublicId ? null : told.Name, told.IsRight, told.Sentence, told.Events, told.Lines, [.. told.Faults.Select(f => new FaultAnswer(f.Code, f.Sentence, f.Line))]);
}

/// <param name="Line">The position of the line that it is about.</param>
internal sealed record FaultAnswer([property: OneOf(typeof(InvoiceCodes.Faults))] string Code, string Sentence, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line);
