using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Webhooks;

/// <summary>
/// Asks Stripe for the events since the last time, and stores those that no webhook brought: posts get lost, and an endpoint may have been switched off.
/// Stripe keeps events for 30 days, so a portal that was away for less loses none.
/// </summary>
internal sealed class ReadMissedEvents(IEventsAtStripe stripe, StoreEvent store, StoredSettings settings, BillingClock clock, Installation installation) : IWork
{
    private const string Mark = "stripe.events-read-to";
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    public static string Name => "read-missed-events";

    public static Rhythm Rhythm => Rhythm.Every(TimeSpan.FromMinutes(10));

    public async Task<string> DoAsync(CancellationToken ct)
    {
        var now = clock.UtcNow; // Stripe's dates; in sandbox mode they follow this clock
        var mark = await settings.ReadAsync(Mark, now, ct);
        var bodies = new List<byte[]>();
        await foreach (var body in stripe.SinceAsync(mark.Value - Overlap, ct)) bodies.Add(body);
        bodies.Reverse(); // oldest first, as they would have come
        var missed = 0;
        foreach (var body in bodies)
            if (await store.RunAsync(body, ct)) missed++;
        await settings.WriteAsync(Mark, now, mark.Version, ct);
        return $"Read {bodies.Count} event(s) since {mark.Value - Overlap:u} in {installation.Mode} mode; {missed} had not come as a webhook.";
    }
}
