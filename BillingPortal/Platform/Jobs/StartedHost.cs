namespace BillingPortal.Platform.Jobs;

internal static class StartedHost
{
    /// <summary>Waits until the server listens: what calls the portal's own address cannot come before.</summary>
    public static async Task StartedAsync(this IHostApplicationLifetime life, CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var signal = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }
}
