using BillingPortal.Core.Periods;
using BillingPortal.Features.Invoices.Closing.Finals;
using BillingPortal.Features.Invoices.Closing.Making;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing;

/// <summary>
/// Who left has no next invoice. When no usage of that time can come in any more, what still waits goes on a closing invoice of its own, or comes out as a credit note.
/// Each leaving is looked at once, in the order of their ends; how far it is stands in the stored settings.
/// What waits for them later, or for who has no paid plan any more without having left, is found with the end of a month (<see cref="CloseRests"/>).
/// </summary>
internal sealed class CloseAccounts(IDbContextFactory<PortalDb> database, StoredSettings stored, MakeInvoice make, DraftInvoices drafts, FinishInvoices finish, IHoldUsage hold, ILogger<CloseAccounts> log) : IDue
{
    /// <summary>Events are taken in for 35 days, and a day for good measure.</summary>
    public static readonly TimeSpan After = TimeSpan.FromDays(36);

    internal const string Setting = "invoices:accounts-closed-until";

    public string Name => "closing invoices";

    public async Task<DateTime?> NextAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await Left(db, await UntilAsync(ct)).MinAsync(s => s.AccessEndsAt, ct) is { } first ? first + After : null;
    }

    public async Task DoAsync(DateTime upTo, CancellationToken ct)
    {
        var (before, ended) = (await stored.ReadAsync(Setting, DateTime.UnixEpoch, ct), upTo - After);
        await CloseAsync(await LeftAsync(before.Value, ended, ct), null, (_, _) => Task.FromResult(true), ct);
        await stored.WriteAsync(Setting, ended, before.Version, ct);
    }

    /// <summary>Closes the accounts of several; who fails does not hold up the others.</summary>
    /// <param name="month">Whose closing invoices they are; null for the last month that was billed to each.</param>
    /// <param name="isGone">Asked of each in the transaction that closes the account.</param>
    public async Task CloseAsync(IReadOnlyList<long> profiles, CalendarMonth? month, Func<PortalDb, long, Task<bool>> isGone, CancellationToken ct)
    {
        var faults = new List<Exception>();
        foreach (var profile in profiles)
            try
            {
                await CloseAsync(profile, month, isGone, ct);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                faults.Add(fault); // the others are not held up
            }
        if (faults.Count > 0) throw new AggregateException($"{faults.Count} accounts could not be closed.", faults);
    }

    // If something waits there; again, nothing changes.
    private async Task CloseAsync(long profile, CalendarMonth? month, Func<PortalDb, long, Task<bool>> isGone, CancellationToken ct)
    {
        try
        {
            await database.WriteAsync(async db =>
            {
                if (await isGone(db, profile)) await CloseAsync(db, profile, month, ct);
            }, ct);
        }
        catch (DbUpdateException there) when (there is not DbUpdateConcurrencyException)
        {
            if (!await IsClosedAsync(profile, month, ct)) throw;
            log.LogInformation(there, "Another node closed the account of {Profile}", profile);
        }
    }

    private async Task CloseAsync(PortalDb db, long profile, CalendarMonth? month, CancellationToken ct)
    {
        // While a month is not final its invoice takes what waits.
        if (await db.Set<InvoiceRow>().AnyAsync(i => i.ProfileId == profile && (i.State == InvoiceState.Draft || i.State == InvoiceState.Parked), ct)) return;
        if (await MonthAsync(db, profile, month, ct) is not { } of || await Closed(db, profile, of).AnyAsync(ct)) return;
        var watermark = await hold.HoldAsync(db, ct);
        var made = await make.ClosingAsync(db, new Dictionary<long, CalendarMonth> { [profile] = of }, ct);
        if (made.Faults.GetValueOrDefault(profile) is { } fault) throw new InvalidOperationException($"The closing invoice of {profile} could not be made.", fault);
        var rows = await drafts.AddAsync(db, made.Made.Values, watermark, ct);
        await finish.OfAsync(db, [.. rows.Where(r => r.State == InvoiceState.Draft)], ct);
    }

    // Null for who was never billed.
    private static async Task<CalendarMonth?> MonthAsync(PortalDb db, long profile, CalendarMonth? month, CancellationToken ct) =>
        await db.Set<BilledMonthRow>().Where(b => b.ProfileId == profile).MaxAsync(b => (DateOnly?)b.Month, ct) is { } last ? month ?? CalendarMonth.Of(last) : null;

    private static IQueryable<InvoiceRow> Closed(PortalDb db, long profile, CalendarMonth month)
    {
        var first = month.First;
        return db.Set<InvoiceRow>().Where(i => i.ProfileId == profile && i.Kind == InvoiceKind.Closing && i.Month == first);
    }

    private async Task<bool> IsClosedAsync(long profile, CalendarMonth? month, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await MonthAsync(db, profile, month, ct) is { } of && await Closed(db, profile, of).AnyAsync(ct);
    }

    private async Task<DateTime> UntilAsync(CancellationToken ct) => (await stored.ReadAsync(Setting, DateTime.UnixEpoch, ct)).Value;

    private async Task<IReadOnlyList<long>> LeftAsync(DateTime after, DateTime until, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await Left(db, after).Where(s => s.AccessEndsAt <= until).OrderBy(s => s.AccessEndsAt).ThenBy(s => s.Id).Select(s => s.ProfileId).ToListAsync(ct);
    }

    // Who came back has a next invoice.
    private static IQueryable<SubscriptionRow> Left(PortalDb db, DateTime after) => db.Set<SubscriptionRow>().Where(s => s.EndedAt == null && s.AccessEndsAt != null && s.AccessEndsAt > after);
}
