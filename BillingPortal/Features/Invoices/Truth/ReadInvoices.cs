using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Invoices.Closing.Making;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Truth;

/// <summary>What is asked of the list.</summary>
/// <param name="Customer">By our id or the product's reference; null for all.</param>
/// <param name="Month">2026-11; null for all.</param>
internal sealed record InvoicesAsked(string? Customer, string? State, string? Month, string? Cursor, int Limit);

/// <summary>Invoices for programs, in the order in which they were made, so that a page stays the same whatever is added meanwhile.</summary>
internal sealed class ReadInvoices(IDbContextFactory<PortalDb> database, MakeInvoice make, ReadWhy compare, ICustomerPlans plans, Installation installation, BillingClock clock)
{
    public const int Most = 100;
    public static readonly Refusal NoCustomer = new(Codes.NotFound, "There is no customer of this id or reference.");

    public async Task<Result<InvoiceList>> ListAsync(InvoicesAsked asked, CancellationToken ct = default)
    {
        if (asked.Limit is < 1 or > Most) return Wrong("limit", $"Write a number from 1 to {Most}.");
        if (asked.State is not null && !InvoiceCodes.States.All.Contains(asked.State, StringComparer.Ordinal)) return Wrong("state", $"Known are: {string.Join(", ", InvoiceCodes.States.All)}.");
        if (asked.Month is not null && CalendarMonth.Find(asked.Month) is null) return Wrong("month", "Write the month as 2026-11.");
        await using var db = await database.CreateDbContextAsync(ct);
        if (await AfterAsync(db, asked.Cursor, ct) is not { } after) return Wrong("cursor", "No page begins here. Take nextCursor of the page before, as it is.");
        if (asked.Customer is not null && await ProfileAsync(db, asked.Customer, ct) is null) return NoCustomer;
        var found = await (await FilteredAsync(db, asked, ct)).Where(i => i.Id > after).OrderBy(i => i.Id).Take(asked.Limit + 1).Select(i => new { Row = i, i.Profile.PublicId }).AsNoTracking().ToListAsync(ct);
        return new InvoiceList([.. found.Take(asked.Limit).Select(f => InvoiceAnswer.Of(f.Row, f.PublicId))], found.Count > asked.Limit ? found[asked.Limit - 1].Row.PublicId : null);
    }

    /// <summary>By id or number; null when there is none.</summary>
    public async Task<InvoiceWithLines?> OneAsync(string invoice, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        if (await db.Set<InvoiceRow>().AsNoTracking().Include(i => i.Lines).Include(i => i.Profile).Named(invoice).SingleOrDefaultAsync(ct) is not { } row) return null;
        return new(InvoiceAnswer.Of(row, row.Profile.PublicId), Lines([.. row.Lines.OrderBy(l => l.Position)], ReadFacts.Of(row) is { } facts ? ReadFacts.Made(facts) : null));
    }

    /// <summary>What it is more, or less, than the one before. Null when there is no such invoice.</summary>
    public async Task<WhyAnswer?> WhyAsync(string invoice, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<InvoiceRow>().AsNoTracking().Named(invoice).SingleOrDefaultAsync(ct) is { } row
            ? WhyAnswer.Of(row, await compare.RunAsync(row, ct)) : null;
    }

    /// <summary>The running month of a customer, if it ended now. Where the first period runs on, it is that of the next month.</summary>
    public async Task<Result<UpcomingAnswer>> UpcomingAsync(string customer, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        if (await ProfileAsync(db, customer, ct) is not { } profile) return NoCustomer;
        var now = clock.UtcNow;
        var month = CalendarMonth.Of(installation.Zone.DayOf(now));
        if (await plans.OfAsync(db, profile.Id, ct) is { History: { } history } && history.Carries(month)) month = month.Next;
        var made = await make.OfAsync(db, month, profile.Id, ct);
        if (made is null) return new UpcomingAnswer(profile.PublicId, null, now, installation.Currency.Code, 0, []);
        InvoiceLineRow[] rows = [.. LineRows.Of(made.Composed, new Show(CultureInfo.InvariantCulture, installation.Zone))];
        return new UpcomingAnswer(profile.PublicId, made.Month.ToString(), now, installation.Currency.Code, made.Composed.Total.Minor, Lines(rows, made.Composed));
    }

    private static LineAnswer[] Lines(IReadOnlyList<InvoiceLineRow> rows, ComposedInvoice? made) => [.. rows.Select((row, at) => LineAnswer.Of(row, made?.Lines.ElementAtOrDefault(at)))];

    private static async Task<IQueryable<InvoiceRow>> FilteredAsync(PortalDb db, InvoicesAsked asked, CancellationToken ct)
    {
        var invoices = db.Set<InvoiceRow>().AsQueryable();
        if (asked.Customer is not null && await ProfileAsync(db, asked.Customer, ct) is { Id: var profile }) invoices = invoices.Where(i => i.ProfileId == profile);
        if (asked.State is not null && Enum.Parse<InvoiceState>(asked.State, ignoreCase: true) is var state) invoices = invoices.Where(i => i.State == state);
        if (CalendarMonth.Find(asked.Month) is { First: var first }) invoices = invoices.Where(i => i.Month == first);
        return invoices;
    }

    private static Task<BillingProfileRow?> ProfileAsync(PortalDb db, string customer, CancellationToken ct) => db.Set<BillingProfileRow>().AsNoTracking().Named(customer).SingleOrDefaultAsync(ct);

    private static async Task<long?> AfterAsync(PortalDb db, string? cursor, CancellationToken ct) => string.IsNullOrEmpty(cursor)
        ? 0
        : await db.Set<InvoiceRow>().Where(i => i.PublicId == cursor).Select(i => (long?)i.Id).SingleOrDefaultAsync(ct);

    private static Refusal Wrong(string field, string sentence) => new(Codes.QueryInvalid, sentence, field);
}
