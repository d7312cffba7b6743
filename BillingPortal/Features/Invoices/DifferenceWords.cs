using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Rating;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Invoices.Portal;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Invoices;

/// <summary>Why an invoice is another one than that before, part by part, in words.</summary>
internal sealed class DifferenceWords(ShownWhy why, Show show)
{
    public string Of(Difference part) => (part.Before?.Rated, part.Now?.Rated) switch
    {
        ({ Kind: RatedLineKind.Base } before, { } now) => Base(part.Reason, before, now),
        ({ Kind: RatedLineKind.Base } before, null) => part.Reason == DifferenceReason.Tier ? $"{before.Tier} is no longer on it" : $"{before.Tier}: {Began(part.Reason)}, {Days(before)} less at {A(before)}",
        (null, { Kind: RatedLineKind.Base } now) => part.Reason == DifferenceReason.Tier ? $"{now.Tier} is new on it: {A(now)}, {Days(now)}" : $"{now.Tier}: {Began(part.Reason)}, {Days(now)} at {A(now)}",
        var (before, now) => Other(part, before, now),
    };

    private string Base(DifferenceReason reason, RatedLine before, RatedLine now) => reason == DifferenceReason.Days
        ? $"{now.Tier}: {Days(now)} instead of {Days(before)}"
        : $"{now.Tier}: {Began(reason)}, {A(now)} instead of {A(before)}";

    private string Other(Difference part, RatedLine? before, RatedLine? now) => part.Reason switch
    {
        DifferenceReason.Units => $"{LineWords.Units(Used(why.Now), show)} used instead of {show.Number(Used(why.From))}",
        DifferenceReason.Allowance => $"{LineWords.Units(Allowance(why.Now), show)} included instead of {show.Number(Allowance(why.From))}",
        DifferenceReason.Stop => "What a limit or a cap kept from being billed",
        DifferenceReason.DiscountBegan => "A discount that the one before does not have",
        DifferenceReason.DiscountEnded => "The discount of the one before is over",
        DifferenceReason.DiscountChanged => "Another discount",
        DifferenceReason.DiscountOfOther => "The same discount, of another sum",
        DifferenceReason.Late => part.Now is { } late ? $"Usage of {InvoiceText.Month(late.Month)} that came late, or was taken back" : $"Late usage of {InvoiceText.Month(part.Before!.Month)} stood on the one before only",
        DifferenceReason.OneOff => part.Now is { } one ? one.OneOff!.Text : $"{part.Before!.OneOff!.Text}: on the one before only",
        DifferenceReason.Carried => part.Now is { } carried ? $"Carried over from {InvoiceText.Month(carried.Month)}" : $"Carried over from {InvoiceText.Month(part.Before!.Month)}: on the one before only",
        DifferenceReason.Credited => part.Now is null ? "What the one before gave as a credit note" : "What is given as a credit note",
        DifferenceReason.Tier => "Units above the included ones, at the price of another plan",
        var reason => $"Units above the included ones: {Began(reason)}{Prices(before, now)}",
    };

    private string Prices(RatedLine? before, RatedLine? now) => before?.UnitPrice is { } old && now?.UnitPrice is { } price
        ? $", {LineWords.Price(price, now.Amount.Currency, show)} instead of {LineWords.Price(old, before.Amount.Currency, show)} each"
        : "";

    private static string Began(DifferenceReason reason) => reason switch
    {
        DifferenceReason.OverrideBegan => "terms of your own began",
        DifferenceReason.OverrideEnded => "terms of your own ended",
        DifferenceReason.OverrideChanged => "terms of your own changed",
        _ => "the price changed",
    };

    private string A(RatedLine line) => $"{show.Money(line.Terms.Base)} a month";

    private static string Days(RatedLine line) => $"{line.Days} of {line.Of} days";

    private static long Used(InvoiceToCompose from) => from.Month?.Used ?? 0;

    private static long Allowance(InvoiceToCompose from) => from.Month is { } month ? RateMonth.Of(month).Allowance : 0;
}
