using System.Net.Http.Json;

namespace BillingPortal.Benchmarks.System;

/// <summary>W1: how long Stripe waits until an event is durable, against a server that does nothing with it.</summary>
internal static class WebhookAcknowledgement
{
    private const int PerSecond = 200;
    private const int Pairs = 5;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    public static async Task<Ratios> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-bench-").FullName;
        try
        {
            await using var floor = await Side.StartAsync("serve-floor");
            await using var portal = await Side.StartAsync("serve-portal", $"--Portal:DataFolder={folder}", $"--Stripe:WebhookSecret={Posts.Secret}");
            var (posts, sent) = (new Posts(TimeProvider.System), 0);
            Task<double> On(Side side) => OpenLoop.P99Async(side.Client, PerSecond, Length, () => posts.Next($"cus_{Random(ref sent) % 500}"), TimeProvider.System);
            await On(floor);
            await On(portal);
            var stored = 0;
            return await Ratios.TakeAsync("ms", Pairs, () => On(floor), async () =>
            {
                stored++;
                return await On(portal);
            }, async () =>
            {
                var standing = await portal.Client.GetFromJsonAsync<Standing>("/bench");
                var expected = (stored + 1) * (int)(PerSecond * Length.TotalSeconds);
                return [$"Stored {standing!.Stored} of {expected} acknowledged events: {(standing.Stored == expected ? "none lost, none twice" : "**DIFFERENT**")}."];
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Random(ref int seed) => seed = (int)((seed * 1103515245L + 12345) & int.MaxValue);
}
