using System.Net.Http.Json;

namespace BillingPortal.E2E.Kit;

internal static class SandboxClock
{
    /// <summary>Lets the portal do at once what is due, and send the mails that wait: what every move of the clock ends with, also one of a second.</summary>
    public static async Task SettleAsync(PortalProcess portal)
    {
        using var client = new HttpClient { BaseAddress = portal.Address };
        using var answer = await client.PostAsJsonAsync("/sandbox/clock", new { advanceSeconds = 1 });
        answer.EnsureSuccessStatusCode();
    }
}
