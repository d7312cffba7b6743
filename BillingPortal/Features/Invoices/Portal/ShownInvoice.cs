using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Platform.Data.Model.Invoices;

namespace BillingPortal.Features.Invoices.Portal;

/// <summary>An invoice as pages show it: its row, and for each line what it came from.</summary>
/// <param name="Customer">The public id.</param>
/// <param name="Title">As staff call the customer.</param>
/// <param name="Seller">Of a draft as known now.</param>
/// <param name="Buyer">Of a draft as known now.</param>
/// <param name="Lines">In their order.</param>
/// <param name="Rated">Its month, reckoned again from what is kept with it; null where there is none.</param>
/// <param name="Used">Units that were counted in it.</param>
/// <param name="Counted">What was counted; null where no month is in it.</param>
/// <param name="Notes">Credit notes on it, with their lines.</param>
/// <param name="Uses">Parts of credit notes that lowered it.</param>
/// <param name="NextId">The invoice on which its lines stand; null unless it moved and that one is there.</param>
/// <param name="FinalFrom">Of a draft: when it becomes final, as far as that is known.</param>
/// <param name="AwaitsApproval">Of a draft: it becomes final only when somebody approved the month.</param>
public sealed record ShownInvoice(
    InvoiceRow Row, string Customer, string Title, ShownParty Seller, ShownParty Buyer, IReadOnlyList<ShownLine> Lines, RatedMonth? Rated, long Used, CountedUsage? Counted, IReadOnlyList<CreditNoteRow> Notes, IReadOnlyList<ShownUse> Uses,
    string? NextId, DateTime? FinalFrom, bool AwaitsApproval)
{
    public CalendarMonth Month => CalendarMonth.Of(Row.Month);

    public Money Subtotal => Of(Row.SubtotalMinor);

    public Money Tax => Of(Row.TaxMinor);

    public Money Total => Of(Row.TotalMinor);

    public Money Settled => Of(Row.SettledMinor);

    /// <summary>What is still to be paid.</summary>
    public Money Due => Of(Row.State == InvoiceState.Open ? Row.TotalMinor - Row.SettledMinor : 0);

    public Money Of(long minor) => new(minor, Row.Currency);
}

/// <summary>Who sells, or who is billed.</summary>
/// <param name="Lines">Below the name.</param>
public sealed record ShownParty(string Name, IReadOnlyList<string> Lines);

/// <summary>A line with what it was reckoned from.</summary>
/// <param name="From">Null when that cannot be made again.</param>
/// <param name="Terms">Why the customer had other terms, in the order in which these were given.</param>
/// <param name="FromId">Of the invoice from which it was carried, or whose month it corrects.</param>
public sealed record ShownLine(InvoiceLineRow Row, Money Amount, ComposedLine? From, IReadOnlyList<string> Terms, string? FromId)
{
    public CalendarMonth Month => CalendarMonth.Of(Row.Month);
}

/// <summary>The events of usage that were counted.</summary>
/// <param name="Events">How many.</param>
/// <param name="First">The first of their days.</param>
/// <param name="Last">The last of them.</param>
public sealed record CountedUsage(long Events, DateTime From, DateTime Until, DateOnly First, DateOnly Last);

/// <summary>A part of a credit note that lowered an invoice.</summary>
public sealed record ShownUse(string Number, string NoteId, Money Amount, DateTime At);
