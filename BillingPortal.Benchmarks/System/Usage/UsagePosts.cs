using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace BillingPortal.Benchmarks.System.Usage;

/// <summary>Events as a backend reports them, each with an id of its own: in the order of time, or in none.</summary>
internal sealed class UsagePosts(string? key, bool ordered = false)
{
    public const string Path = "/api/v1/usage";
    public const int Customers = 1_000;

    private readonly string run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
    private long number;

    public long Sent => Interlocked.Read(ref number);

    public string Id()
    {
        var next = Interlocked.Increment(ref number);
        return ordered ? string.Create(CultureInfo.InvariantCulture, $"e{next:0000000000}{run}") : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
    }

    public HttpRequestMessage Next(int events, string path = Path)
    {
        var body = new StringBuilder(events * 80);
        if (events > 1) body.Append('[');
        for (var i = 0; i < events; i++)
        {
            if (i > 0) body.Append(',');
            body.Append(CultureInfo.InvariantCulture, $$"""{"eventId":"{{Id()}}","customer":"cust_{{RandomNumberGenerator.GetInt32(Customers) + 1}}","units":1}""");
        }
        if (events > 1) body.Append(']');
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToString())) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return request;
    }

    public async Task SendAsync(HttpClient client, int events, string path = Path)
    {
        using var request = Next(events, path);
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
