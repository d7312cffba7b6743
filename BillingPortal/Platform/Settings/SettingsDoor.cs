using System.Net;
using BillingPortal.Core;
using Microsoft.Extensions.Configuration.Json;

namespace BillingPortal.Platform.Settings;

public static class SettingsDoor
{
    public static void AddSettings(this WebApplicationBuilder builder)
    {
        builder.ReadSettingsBesideProgram();
        var reader = new SettingsReader(builder.Configuration);
        var portal = reader.Read<PortalSettings>();
        var database = reader.Read<DatabaseSettings>();
        var stripe = reader.Read<StripeSettings>();
        var installation = new Installation(
            Mode(reader, builder.Environment, portal, stripe),
            Path.GetFullPath(portal.DataFolder, builder.Environment.ContentRootPath),
            TimeZoneInfo.TryFindSystemTimeZoneById(portal.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc,
            Currency.Find(portal.Currency) ?? Currency.Usd);
        if (installation.Mode == PortalMode.Sandbox && !portal.SandboxPublic)
            foreach (var open in Addresses(builder.Configuration).Where(a => !IsLoopback(a)))
                reader.Fail($"Sandbox mode listens on this machine only, and '{open}' is open to others. Use http://127.0.0.1:PORT, or set Portal:SandboxPublic to true if strangers may play with it.");
        if (database.Provider == DatabaseProvider.PostgreSQL && string.IsNullOrWhiteSpace(builder.Configuration.GetConnectionString("Portal")))
            reader.Fail("Database:Provider is PostgreSQL, but ConnectionStrings:Portal is empty. Set it to 'Host=…;Database=…;Username=…;Password=…'.");
        reader.ThrowFaults();
        builder.Services.AddSingleton(portal).AddSingleton(database).AddSingleton(stripe).AddSingleton(installation);
    }

    private static PortalMode Mode(SettingsReader reader, IHostEnvironment environment, PortalSettings portal, StripeSettings stripe)
    {
        var asked = portal.Mode is not null;
        if (stripe.IsConfigured && asked)
            reader.Fail("Portal:Mode is Sandbox and Stripe:SecretKey is set: the sandbox and Stripe are never mixed. Remove one of the two.");
        if (!stripe.IsConfigured && !asked && !environment.IsDevelopment())
            reader.Fail("Stripe:SecretKey is missing. Set it to your account's secret key, or set Portal:Mode to Sandbox to try the portal without Stripe.");
        return !stripe.IsConfigured ? PortalMode.Sandbox : stripe.IsLive ? PortalMode.Live : PortalMode.Test;
    }

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

    private static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        var urls = configuration["urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var ports = urls.Length > 0 ? [] : new[] { "http_ports", "https_ports" }
            .SelectMany(key => configuration[key]?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? []).Select(port => $"http://*:{port}");
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>();
        return [.. urls, .. ports, .. endpoints];
    }

    private static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host.Trim('[', ']');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }
}
