using System.Text.Json;
using BillingPortal.Core;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Features.Usage.Journal;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data.Model.Usage;

namespace BillingPortal.Features.Usage.Api;

/// <summary>Takes the events of one request: reads them, has them written, and tells what became of each and how each customer stands.</summary>
internal sealed class WriteUsage(UsageJournal journal, MakeEntries make, BillingClock clock, ILiveEntitlements live)
{
    public const int MostTold = 20;

    private static readonly Refusal TooMany = new(Codes.TooManyEvents, $"One request takes at most {ReadEvents.Most} events. Send the others with the next.");
    private static readonly Refusal None = new(Codes.NoEvents, "There is no event in it. Send one, or an array of some.");
    private static readonly Refusal NoJson = new(Codes.BodyInvalid, "The body is not JSON, or neither an event nor an array of events; nothing of it was taken. The OpenAPI document shows an example.");
    private static readonly Refusal TooLong = new(Codes.BodyTooLarge, "The body is too large. Send fewer events at once.");
    private static readonly Refusal Nothing = new(Codes.NothingWritten, "All or nothing was asked for, and not all of it can be taken: nothing was. See events.");

    private static readonly IReadOnlyDictionary<string, LiveEntitlement> NotTold = new Dictionary<string, LiveEntitlement>(StringComparer.Ordinal);

    /// <param name="atomic">All or nothing.</param>
    /// <param name="state">Tell how each customer stands afterwards.</param>
    public async Task<IResult> RunAsync(HttpContext context, bool atomic, bool state)
    {
        var ct = context.RequestAborted;
        var now = clock.UtcNow;
        using var body = await ReadBody.OfAsync(context.Request, ct);
        if (body is null) return ApiProblem.Of(413, TooLong);
        if (Read(body, now) is not { } entries) return ApiProblem.Of(400, NoJson);
        if (entries.Count == 0) return ApiProblem.Of(400, None);
        if (entries.Count > ReadEvents.Most) return ApiProblem.Of(413, TooMany);
        try
        {
            await journal.WriteAsync(entries, now, ApiCaller.KeyOf(context), UsageSource.Reported, atomic);
        }
        catch (JournalFullException full)
        {
            return FullJournal.Tell(context, full);
        }
        return atomic && entries.Any(e => e.Why is not null) ? Spoilt(entries) : new UsageWritten(entries, state ? await AfterAsync(entries, ct) : NotTold);
    }

    private IReadOnlyList<UsageEntry>? Read(ReadBody body, DateTime now)
    {
        try
        {
            return ReadEvents.Of(body.Bytes, make, now);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Of many customers at once it would cost more than all the rest; whoever reports so asks for those that matter.
    private async ValueTask<IReadOnlyDictionary<string, LiveEntitlement>> AfterAsync(IReadOnlyList<UsageEntry> entries, CancellationToken ct)
    {
        var named = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var entry in entries)
            if (entry.ProfileId is { } profile && named.TryAdd(entry.Customer, profile) && named.Count > MostTold)
                return NotTold;
        var told = new Dictionary<string, LiveEntitlement>(named.Count, StringComparer.Ordinal);
        foreach (var (name, profile) in named) told.Add(name, await live.OfAsync(profile, ct));
        return told;
    }

    private static IResult Spoilt(IReadOnlyList<UsageEntry> entries)
    {
        var problem = ApiProblem.Of(entries.Any(e => e.Outcome == UsageOutcome.Conflict) ? 409 : 400, Nothing);
        problem.ProblemDetails.Extensions["events"] = entries.Select(EventAnswer.Of);
        return problem;
    }
}
