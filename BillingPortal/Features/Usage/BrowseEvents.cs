using BillingPortal.Core.Periods;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Api;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>Which events staff ask for; the days are those of the billing zone, both included.</summary>
/// <param name="Customer">Our id or the product's reference; null for everybody's.</param>
/// <param name="EventId">The sender's, whole.</param>
/// <param name="After">The row that the page above ends with.</param>
internal sealed record EventsQuestion(string? Customer = null, DateOnly? From = null, DateOnly? To = null, UsageSource? Source = null, string? EventId = null, long? After = null)
{
    public bool IsAll => string.IsNullOrWhiteSpace(Customer + EventId) && From is null && To is null && Source is null;
}

/// <summary>An event as staff see it.</summary>
/// <param name="KeyName">Of the key that brought it.</param>
/// <param name="IsReversed">Another one takes it back.</param>
internal sealed record EventLine(long Id, string CustomerId, string Title, string? EventId, string Meter, long Units, DateTime At, DateTime ReceivedAt, UsageSource Source, string? KeyName, long? Total, string? Properties, long? ReversesId, bool IsReversed)
{
    /// <summary>A total is corrected by another total, and a reversal by a new event.</summary>
    public bool CanBeReversed => !IsReversed && ReversesId is null && Total is null;
}

/// <param name="Title">Of the customer that was asked for.</param>
/// <param name="Next">The last row shown, if there are more.</param>
internal sealed record EventsFound(IReadOnlyList<EventLine> Lines, long? Next, string? Title = null, bool IsUnknown = false);

/// <summary>Events for staff: those of a customer by their time, everybody's in the order in which they came; the newest first. A page is read from its place on.</summary>
internal sealed class BrowseEvents(IDbContextFactory<PortalDb> database, Installation installation)
{
    public const int PageSize = 25;

    public async Task<EventsFound> RunAsync(EventsQuestion asked, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var profile = string.IsNullOrWhiteSpace(asked.Customer) ? null : await db.Set<BillingProfileRow>().AsNoTracking().Named(asked.Customer.Trim()).SingleOrDefaultAsync(ct);
        if (profile is null && !string.IsNullOrWhiteSpace(asked.Customer)) return new([], null, IsUnknown: true);
        var lines = await LinesAsync(db, await FromAsync(db, Found(db, asked, profile?.Id), asked, profile?.Id, ct), PageSize + 1, ct);
        return new([.. lines.Take(PageSize)], lines.Count > PageSize ? lines[PageSize - 1].Id : null, profile is null ? null : ListedCustomers.TitleOf(profile));
    }

    /// <summary>The last few of a customer.</summary>
    public async Task<IReadOnlyList<EventLine>> LastAsync(long profileId, int most, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await LinesAsync(db, ByTime(db.Set<UsageEventRow>().Where(e => e.ProfileId == profileId)), most, ct);
    }

    private IQueryable<UsageEventRow> Found(PortalDb db, EventsQuestion asked, long? profile)
    {
        var found = db.Set<UsageEventRow>().AsNoTracking();
        if (profile is { } id) found = found.Where(e => e.ProfileId == id);
        if (asked.From is { } from && installation.Zone.StartOf(from) is var since) found = found.Where(e => e.At >= since);
        if (asked.To is { } to && installation.Zone.StartOf(to.AddDays(1)) is var until) found = found.Where(e => e.At < until);
        if (asked.Source is { } source) found = found.Where(e => e.Source == source);
        return asked.EventId?.Trim() is { Length: > 0 } named ? found.Where(e => e.EventId == named) : found;
    }

    private static async Task<IQueryable<UsageEventRow>> FromAsync(PortalDb db, IQueryable<UsageEventRow> found, EventsQuestion asked, long? profile, CancellationToken ct)
    {
        if (profile is null) return (asked.After is { } after ? found.Where(e => e.Id < after) : found).OrderByDescending(e => e.Id);
        // Written so that the index leads to the place.
        var place = asked.After is null ? null : await db.Set<UsageEventRow>().Where(e => e.Id == asked.After && e.ProfileId == profile).Select(e => new { e.At, e.Id }).SingleOrDefaultAsync(ct);
        return ByTime(place is { At: var at, Id: var id } ? found.Where(e => e.At <= at && (e.At < at || e.Id < id)) : found);
    }

    private static IQueryable<UsageEventRow> ByTime(IQueryable<UsageEventRow> found) => found.OrderByDescending(e => e.At).ThenByDescending(e => e.Id);

    private static async Task<List<EventLine>> LinesAsync(PortalDb db, IQueryable<UsageEventRow> found, int most, CancellationToken ct) =>
        await found.Take(most).Select(e => new EventLine(e.Id, e.Profile.PublicId, e.Profile.Name ?? e.Profile.Email ?? e.Profile.Reference ?? e.Profile.PublicId, e.EventId, e.Meter, e.Units, e.At, e.ReceivedAt, e.Source,
            db.Set<ApiKeyRow>().Where(k => k.Id == e.ApiKeyId).Select(k => k.Name).FirstOrDefault(), e.Total, e.Properties, e.ReversesId, db.Set<UsageEventRow>().Any(r => r.ReversesId == e.Id))).ToListAsync(ct);
}
