namespace BillingPortal.Platform.Queues;

/// <summary>Empties a queue page by page, until nothing is ready any more or other nodes hold all that is.</summary>
internal static class Emptying
{
    /// <param name="ready">The next page of what may be taken now.</param>
    /// <param name="handle">Takes one and handles it: null when another node was faster, otherwise whether it went well.</param>
    /// <returns>How many went well.</returns>
    public static async Task<int> RunAsync<T>(Func<Task<List<T>>> ready, Func<T, Task<bool?>> handle)
    {
        var (well, taken) = (0, 1);
        while (taken > 0 && await ready() is { Count: > 0 } page)
        {
            taken = 0; // none taken: another node has them all
            foreach (var one in page)
            {
                if (await handle(one) is not { } done) continue;
                taken++;
                if (done) well++;
            }
        }
        return well;
    }
}
