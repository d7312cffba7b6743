using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using Microsoft.Extensions.Configuration.Json;

namespace BillingPortal.Platform.Settings;

public static class SettingsDoor
{
    public static void AddSettings(this WebApplicationBuilder builder)
    {
        builder.ReadSettingsBesideProgram();
        var reader = new SettingsReader(builder.Configuration);
        var all = reader.ReadAll();
        var portal = all.OfType<PortalSettings>().Single();
        var database = all.OfType<DatabaseSettings>().Single();
        var stripe = all.OfType<StripeSettings>().Single();
        var installation = new Installation(
            Mode(reader, builder.Environment, portal, stripe),
            Path.GetFullPath(portal.DataFolder, builder.Environment.ContentRootPath),
            TimeZoneInfo.TryFindSystemTimeZoneById(portal.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc,
            Currency.Find(portal.Currency) ?? Currency.Usd);
        if (LeastCharge(installation.Currency, all.OfType<BillingSettings>().Single()) is { } unknown) reader.Fail(unknown);
        if (Bindings.AreNone(builder.Configuration)) builder.WebHost.UseUrls(Bindings.Default);
        foreach (var fault in Bindings.Faults(builder.Configuration, mustBeLoopback: installation.IsSandbox && !portal.SandboxPublic)) reader.Fail(fault);
        if (Connection(database, builder.Configuration.GetConnectionString("Portal")) is { } wrong) reader.Fail(wrong);
        foreach (ISettings settings in all)
            foreach (var fault in settings.FaultsIn(installation.Mode)) reader.Fail(fault);
        reader.ThrowFaults();
        foreach (var settings in all) builder.Services.AddSingleton(settings.GetType(), settings);
        builder.Services.AddSingleton(installation);
    }

    private static PortalMode Mode(SettingsReader reader, IHostEnvironment environment, PortalSettings portal, StripeSettings stripe)
    {
        if (stripe.IsConfigured && portal.AsksForSandbox)
            reader.Fail("Portal:Mode is Sandbox and Stripe:SecretKey is set: the sandbox and Stripe are never mixed. Remove one of the two.");
        if (!stripe.IsConfigured && !portal.AsksForSandbox && !environment.IsDevelopment())
            reader.Fail("Stripe:SecretKey is missing. Set it to your account's secret key, or set Portal:Mode to Sandbox to try the portal without Stripe.");
        return !stripe.IsConfigured ? PortalMode.Sandbox : stripe.IsLive ? PortalMode.Live : PortalMode.Test;
    }

    private static string? LeastCharge(Currency currency, BillingSettings billing) => billing.SmallestCharge is null && SmallestCharge.Of(currency) is null
        ? $"Billing:SmallestCharge is missing. The least that Stripe charges in {currency} is not known here: look it up, and set it in the smallest unit of the currency."
        : null;

    private static string? Connection(DatabaseSettings database, string? connection) => (database.Provider, connection) switch
    {
        (DatabaseProvider.PostgreSQL, null or "") => "Database:Provider is PostgreSQL, but ConnectionStrings:Portal is empty. Set it to 'Host=…;Database=…;Username=…;Password=…'.",
        (DatabaseProvider.Sqlite, { } text) when text.Contains("Host=", StringComparison.OrdinalIgnoreCase) =>
            "ConnectionStrings:Portal names a PostgreSQL server (Host=…), but Database:Provider is Sqlite. Set Database:Provider to PostgreSQL, or remove the connection string.",
        _ => null,
    };

    // The file stands at the repository's root and is copied by the build; it comes after the usual files, before environment and arguments.
    private static void ReadSettingsBesideProgram(this WebApplicationBuilder builder)
    {
        var source = new JsonConfigurationSource
        {
            Path = Path.Combine(AppContext.BaseDirectory, $"appsettings.{builder.Environment.EnvironmentName}.json"),
            Optional = true,
        };
        source.ResolveFileProvider();
        var sources = builder.Configuration.Sources;
        sources.Insert(sources.IndexOf(sources.OfType<JsonConfigurationSource>().Last()) + 1, source);
    }
}
