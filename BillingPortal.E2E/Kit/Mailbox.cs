using System.Text.Json;

namespace BillingPortal.E2E.Kit;

/// <summary>Reads the sandbox's mailbox as a stranger's script would.</summary>
internal static class Mailbox
{
    /// <summary>The link of the newest mail of a kind to an address, as a path of the portal.</summary>
    public static async Task<string> LinkAsync(PortalProcess portal, string to, string kind)
    {
        using var client = new HttpClient { BaseAddress = portal.Address };
        using var read = JsonDocument.Parse(await client.GetStringAsync(new Uri("/sandbox/mailbox?to=" + Uri.EscapeDataString(to), UriKind.Relative)));
        var mail = read.RootElement.GetProperty("mails").EnumerateArray().Where(m => m.GetProperty("kind").GetString() == kind).MaxBy(m => m.GetProperty("id").GetInt64());
        return new Uri(mail.GetProperty("links")[0].GetString()!).PathAndQuery;
    }
}
