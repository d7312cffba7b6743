using System.Text.RegularExpressions;

namespace BillingPortal.E2E.Kit;

/// <summary>What a process prints: written to a file as it comes, and searched for what is waited for.</summary>
internal sealed class PrintedLines(string file) : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<string> lines = [];
    private readonly StreamWriter writer = new(file) { AutoFlush = true };
    private (Regex Pattern, TaskCompletionSource<string> Found)? awaited;

    /// <summary>The first match in the lines from now on.</summary>
    public Task<string> NextMatchAsync(Regex pattern)
    {
        lock (gate)
        {
            var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            awaited = (pattern, found);
            return found.Task;
        }
    }

    public void Add(string? line)
    {
        if (line is null) return;
        lock (gate)
        {
            lines.Add(line);
            writer.WriteLine(line);
            if (awaited is var (pattern, found) && pattern.Match(line) is { Success: true } match) found.TrySetResult(match.Value);
        }
    }

    public void Dispose()
    {
        lock (gate) writer.Dispose();
    }

    public override string ToString()
    {
        lock (gate) return string.Join('\n', lines.TakeLast(30));
    }
}
