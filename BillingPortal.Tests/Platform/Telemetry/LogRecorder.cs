using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BillingPortal.Tests.Platform.Telemetry;

/// <summary>Keeps every line with its values, its exception and the scopes around it.</summary>
internal sealed class LogRecorder : ILoggerProvider, ISupportExternalScope
{
    /// <summary>The settings with which a portal says all that it can say, of every category.</summary>
    public static string[] Everything { get; } =
        [.. new[] { "Default", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Quartz", "System.Net.Http.HttpClient" }.Select(category => $"--Logging:LogLevel:{category}=Trace")];

    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<Line> Lines { get; } = new();

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => new Recorder(this, categoryName);

    public void Dispose()
    {
    }

    internal sealed record Line(string Category, LogLevel Level, string Message, string Values, string Scopes)
    {
        public bool Holds(string text) => ToString().Contains(text, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class Recorder(LogRecorder owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => owner.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            List<string> around = [];
            owner.scopes.ForEachScope((scope, list) => list.Add(Text(scope)), around);
            owner.Lines.Enqueue(new(category, logLevel, formatter(state, exception), Text(state) + exception, string.Join(' ', around)));
        }

        private static string Text(object? state) =>
            (state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(p => $"{p.Key}={p.Value}")) : "") + " " + state;
    }
}
