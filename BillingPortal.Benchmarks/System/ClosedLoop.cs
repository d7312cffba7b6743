namespace BillingPortal.Benchmarks.System;

/// <summary>So many connections, each asking as soon as it was answered.</summary>
internal static class ClosedLoop
{
    /// <summary>Answers per second.</summary>
    public static async Task<double> RateAsync(int connections, TimeSpan length, Func<Task> ask, TimeProvider time)
    {
        var begun = time.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            var count = 0;
            for (; time.GetElapsedTime(begun) < length; count++) await ask();
            return count;
        }));
        return counts.Sum() / time.GetElapsedTime(begun).TotalSeconds;
    }

    /// <summary>The 99th percentile of the latencies, in milliseconds.</summary>
    public static async Task<double> P99Async(int connections, TimeSpan length, Func<Task> ask, TimeProvider time)
    {
        var begun = time.GetTimestamp();
        var each = await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            var taken = new List<double>();
            while (time.GetElapsedTime(begun) < length)
            {
                var asked = time.GetTimestamp();
                await ask();
                taken.Add(time.GetElapsedTime(asked).TotalMilliseconds);
            }
            return taken;
        }));
        double[] all = [.. each.SelectMany(t => t).Order()];
        return all[(int)(all.Length * 0.99)];
    }
}
