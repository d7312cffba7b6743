using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Invoices.Portal;

/// <summary>A step of how a line came about.</summary>
/// <param name="Name">What it tells.</param>
/// <param name="Words">With its numbers.</param>
/// <param name="Href">The rows behind it.</param>
internal sealed record Step(string Name, string Words, string? Href = null);

/// <summary>How a line of an invoice was computed, step by step: its formula with the numbers in it, and where they are from.</summary>
internal sealed class ExplainLine(ShownInvoice invoice, Show show, bool staff = false)
{
    public IReadOnlyList<Step> Of(ShownLine line) => line.From switch
    {
        { Rated: { Kind: RatedLineKind.Base } rated } => [.. Base(rated), .. Terms(line)],
        { Rated: { Kind: RatedLineKind.Overage } rated } => [.. Overage(rated), .. Counted(), .. Terms(line)],
        { Rated: { } rated } => [new("Computed", LineWords.Sentence(rated, show)), .. Terms(line)],
        { Late: { } late } => [.. Late(late, line)],
        { OneOff: { } one } => [.. OneOff(one, line)],
        { Carried: { } carried } => [new("Carried over", $"{show.Money(carried.Amount)} was too little to be collected with the invoice for {InvoiceText.Month(carried.Month)}.", Other(line))],
        { Kind: InvoiceLineKind.Credited } => [new("Computed", $"The lines above come to less than nothing, {show.Money(-line.Amount)}. You got that as a credit note, and this line makes up for it: the sum is {show.Money(invoice.Subtotal)}.")],
        _ => [new("Computed", "What this line was reckoned from cannot be read.")],
    };

    private IEnumerable<Step> Base(RatedLine line)
    {
        var whole = line.Days == line.Of;
        yield return new("Computed", whole ? $"{show.Money(line.Terms.Base)} for the whole month" : $"{show.Money(line.Terms.Base)} × {line.Days} ÷ {line.Of} days = {show.Money(line.Amount)}");
        yield return new("Days", $"{Days(line.First, line.Last)}, {(whole ? "all" : $"{line.Days}")} of the {line.Of} days of {InvoiceText.Month(CalendarMonth.Of(line.First))}");
        yield return new("Plan", Version(line.Terms));
        yield return new("Pays for", whole ? LineWords.Units(line.Terms.Included, show) : $"{show.Number(line.Terms.Included)} × {line.Days} ÷ {line.Of} units");
    }

    private IEnumerable<Step> Overage(RatedLine line)
    {
        yield return new("Computed", $"{LineWords.Units(line.Units, show)} × {Price(line)} = {show.Money(line.Amount)}");
        yield return new("Units", invoice.Rated is { UnbilledUnits: > 0 and var unbilled }
            ? $"{show.Number(invoice.Used)} used − {show.Number(line.Allowance)} included − {show.Number(unbilled)} not billed = {show.Number(line.Units)}"
            : $"{show.Number(invoice.Used)} used − {show.Number(line.Allowance)} included = {show.Number(line.Units)}");
        yield return new("Included", Included(line.Allowance));
        if (Prices() is { Length: > 1 } prices) yield return new("Price", $"{Price(line)} is the mean of {string.Join(" and ", prices)}.");
    }

    // Rounded up once, for all days together.
    private string Included(long allowance)
    {
        if (Bases().ToArray() is [{ Days: var days, Of: var of, Tier: var tier }] && days == of) return $"{LineWords.Units(allowance, show)}, as {tier} has it";
        var parts = Bases().Select(b => $"{show.Number(b.Terms.Included)} × {b.Days} ÷ {b.Of}").ToArray();
        var exact = Bases().All(b => b.Terms.Included * b.Days % b.Of == 0);
        return $"{string.Join(" + ", parts)} = {LineWords.Units(allowance, show)}{(exact ? "" : ", rounded up")}";
    }

    private string[] Prices() => [.. Bases().Where(b => b.Terms.PriceAbove is not null).GroupBy(b => b.Terms.PriceAbove!.Value).Select(g => $"{show.UnitPrice(g.Key.Major, invoice.Row.Currency)} for {Many(g.Sum(b => b.Days))}")];

    private IEnumerable<Step> Counted()
    {
        if (invoice.Counted is not { } counted) yield break;
        var events = counted.Events == 1 ? "1 event" : $"{show.Number(counted.Events)} events";
        yield return new("Counted", $"{events} of usage, from {show.InstantWithZone(counted.From)} to {show.InstantWithZone(counted.Until)}", Events(counted.First, counted.Last));
    }

    private static IEnumerable<Step> Terms(ShownLine line) => line.Terms.Select(reason => new Step("Other terms", $"As agreed with you: {reason}"));

    private IEnumerable<Step> Late(LateMonth late, ShownLine line)
    {
        var (then, now) = (RateMonth.Of(late.Billed), RateMonth.Of(late.Billed with { Used = late.UsedNow }));
        yield return new("Computed", $"{show.Money(now.Total)} − {show.Money(then.Total)} = {show.Money(line.Amount)}");
        yield return new("Billed by then", $"{InvoiceText.Month(late.Month)} with {LineWords.Units(late.Billed.Used, show)} cost {show.Money(then.Total)}", Other(line));
        yield return new("Known now", $"{LineWords.Units(late.UsedNow, show)}; the whole month with them costs {show.Money(now.Total)}", Events(late.Month.First, late.Month.Last));
    }

    private IEnumerable<Step> OneOff(OneOff one, ShownLine line)
    {
        yield return new("Computed", $"{(one.Amount.Minor < 0 ? "A discount" : "A charge")} of {show.Money(one.Amount.Minor < 0 ? -one.Amount : one.Amount)} that we put on this invoice. Nothing is reckoned in it.");
        if (staff && line.Row.OneOff is { } row) yield return new("Why", $"{row.Reason} (given on {show.InstantWithZone(row.GivenAt)})");
    }

    private IEnumerable<RatedLine> Bases() => invoice.Rated?.Lines.Where(l => l.Kind == RatedLineKind.Base) ?? [];

    private string Price(RatedLine line) => LineWords.Price(line.UnitPrice!, line.Amount.Currency, show);

    private string Days(DateOnly first, DateOnly last) => first == last ? show.Date(first) : $"{show.Date(first)} – {show.Date(last)}";

    private static string Version(TierTerms terms) => $"{terms.Name}, version {terms.Version}";

    private static string Many(int days) => days == 1 ? "1 day" : $"{days} days";

    private string? Other(ShownLine line) => line.FromId is { } id ? InvoicePlaces.Of(id, staff) : null;

    private string Events(DateOnly first, DateOnly last) => InvoicePlaces.Events(first, last, staff ? invoice.Customer : null);
}
