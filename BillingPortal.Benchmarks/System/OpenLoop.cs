namespace BillingPortal.Benchmarks.System;

/// <summary>Sends at fixed times whatever the answers do, and takes each latency from the time at which it should have gone out.</summary>
internal static class OpenLoop
{
    /// <summary>The 99th percentile in milliseconds.</summary>
    public static async Task<double> P99Async(HttpClient client, int perSecond, TimeSpan length, Func<HttpRequestMessage> next, TimeProvider time)
    {
        var requests = Enumerable.Range(0, (int)(perSecond * length.TotalSeconds)).Select(_ => next()).ToArray();
        var begun = time.GetTimestamp();
        var sent = new Task<double>[requests.Length];
        for (var i = 0; i < requests.Length; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / perSecond);
            var early = due - time.GetElapsedTime(begun);
            if (early > TimeSpan.Zero) await Task.Delay(early, time);
            sent[i] = OneAsync(client, requests[i], begun, due, time);
        }
        var latencies = await Task.WhenAll(sent);
        Array.Sort(latencies);
        return latencies[(int)(latencies.Length * 0.99)];
    }

    private static async Task<double> OneAsync(HttpClient client, HttpRequestMessage request, long begun, TimeSpan due, TimeProvider time)
    {
        using (request)
        {
            using var answer = await client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
        }
        return (time.GetElapsedTime(begun) - due).TotalMilliseconds;
    }
}
