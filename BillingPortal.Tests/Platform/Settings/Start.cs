using BillingPortal.Platform.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Platform.Settings;

/// <summary>A start that ends after its settings were read. The environment of the machine that tests is not asked.</summary>
internal static class Start
{
    public const string Development = "--environment=Development";
    public const string Production = "--environment=Production";
    public const string TestKey = "--Stripe:SecretKey=sk_test_a";
    public const string LiveKey = "--Stripe:SecretKey=sk_live_a";

    // Every mode but the sandbox asks for a way to send mail, and for the address that stands in it; real money asks for the seller too.
    private static readonly string[] Mail = ["--Portal:PublicUrl=https://billing.example.com", "--Mail:Host=smtp.example.com", "--Mail:From=billing@example.com"];
    private static readonly string[] Seller = ["--Seller:Name=Example Ltd", "--Seller:Address=12 Sample Street, Springfield", "--Seller:Email=help@example.com"];

    public static IServiceProvider With(params string[] settings)
    {
        var builder = WebApplication.CreateBuilder([.. Mail, .. Seller, .. settings]);
        foreach (var machine in builder.Configuration.Sources.OfType<EnvironmentVariablesConfigurationSource>().ToArray()) builder.Configuration.Sources.Remove(machine);
        builder.AddSettings();
        return builder.Services.BuildServiceProvider();
    }

    public static Installation Installation(params string[] settings) => With(settings).GetRequiredService<Installation>();

    public static IReadOnlyList<string> Faults(params string[] settings) => Assert.Throws<StartupException>(() => With(settings)).Sentences;

    public static string Fault(params string[] settings) => Assert.Single(Faults(settings));
}
