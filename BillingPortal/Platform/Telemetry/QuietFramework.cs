namespace BillingPortal.Platform.Telemetry;

/// <summary>
/// The framework's own request lines and scopes hold addresses with their query, where e-mail addresses and tokens travel;
/// its debug lines hold more. They are off whatever the configuration says; <see cref="RequestLog"/> says what may be said.
/// </summary>
internal static class QuietFramework
{
    /// <summary>Puts the same condition on every rule there is, and on the silence between the rules.</summary>
    public static void Apply(LoggerFilterOptions options)
    {
        for (var i = 0; i < options.Rules.Count; i++) options.Rules[i] = Quiet(options.Rules[i]);
        options.Rules.Insert(0, Quiet(new(null, null, options.MinLevel, null)));
    }

    private static LoggerFilterRule Quiet(LoggerFilterRule rule) => new(rule.ProviderName, rule.CategoryName, rule.LogLevel,
        (provider, category, level) => MaySpeak(category ?? "", level) && rule.Filter?.Invoke(provider, category, level) != false);

    private static bool MaySpeak(string category, LogLevel level) => category != "Microsoft.AspNetCore.Hosting.Diagnostics"
        && (level >= LogLevel.Information || !category.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal));
}
