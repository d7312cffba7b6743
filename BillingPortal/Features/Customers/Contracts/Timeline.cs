using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Bulk;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers.Contracts;

/// <summary>Notes what happened to a customer, once, in the caller's transaction. Nothing is decided by it.</summary>
public static class Timeline
{
    /// <param name="at">Billing time: when it happened.</param>
    /// <param name="once">What sets it apart from another of its kind; noted twice it stands there once.</param>
    /// <param name="sentence">Without anything personal: it stays.</param>
    public static Task NoteAsync(PortalDb db, long profileId, DateTime at, string kind, string once, string sentence, Actor by, CancellationToken ct = default) => db.Database.ExecuteSqlAsync(
        $"insert into timeline (profile_id, at, kind, once, sentence, by) values ({profileId}, {at}, {kind}, {once}, {sentence}, {by.Name}) on conflict (profile_id, kind, once) do nothing", ct);

    /// <summary>The same for many at once.</summary>
    public static Task NoteAllAsync(PortalDb db, IEnumerable<TimelineNote> notes, Actor by, CancellationToken ct = default) => db.InsertAllAsync(
        [.. notes.Select(n => new TimelineRow { ProfileId = n.ProfileId, At = n.At, Kind = n.Kind, Once = n.Once, Sentence = n.Sentence, By = by.Name })], ct, once: true);
}

/// <summary>One of many notes; what its parts are stands at <see cref="Timeline.NoteAsync"/>.</summary>
public sealed record TimelineNote(long ProfileId, DateTime At, string Kind, string Once, string Sentence);
