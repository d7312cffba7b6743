using BillingPortal.Features.Account;
using BillingPortal.Features.Cards;
using BillingPortal.Features.Catalog;
using BillingPortal.Features.Customers;
using BillingPortal.Features.Entitlements;
using BillingPortal.Features.Invoices;
using BillingPortal.Features.Operations;
using BillingPortal.Features.Samples;
using BillingPortal.Features.Subscriptions;
using BillingPortal.Features.Usage;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Facts;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Health;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Privacy;
using BillingPortal.Platform.Security;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Telemetry;
using BillingPortal.Platform.Verbs;
using BillingPortal.Platform.Webhooks;
using BillingPortal.Shell;

namespace BillingPortal;

public static class Program
{
    public static Task<int> Main(string[] args) => CommandLine.RunAsync(args, () => Build(args));

    /// <summary>The whole portal, ready to start.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        // Named here, so that a test host finds the assets of the program and not its own.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = nameof(BillingPortal) });

        AddPlatform(builder);
        AddFeatures(builder);
        builder.AddShell();

        adjust?.Invoke(builder);
        var app = builder.Build();

        app.UseTelemetry();
        app.UseSecurity();
        app.UseEarlyAnswers();
        app.UseShell();
        app.UseIdentity();
        app.UseApi();
        app.MapHealth();
        app.MapApi();
        app.MapWebhooks();
        app.MapCatalog();
        app.MapCustomers();
        app.MapCards();
        app.MapSubscriptions();
        app.MapEntitlements();
        app.MapUsage();
        app.MapInvoices();
        app.MapOperations();
        app.MapSandbox();
        app.MapAccount();
        app.MapShell();
        return app;
    }

    private static void AddPlatform(WebApplicationBuilder builder)
    {
        builder.AddSettings();
        builder.AddTelemetry();
        builder.AddData();
        builder.AddSecurity();
        builder.AddClock();
        builder.AddFacts();
        builder.AddJobs();
        builder.AddHealth();
        builder.AddEmail();
        builder.AddIdentity();
        builder.AddAudit();
        builder.AddApi();
        builder.AddPrivacy();
        builder.AddGateway();
        builder.AddWebhooks();
        builder.AddSandbox();
    }

    private static void AddFeatures(WebApplicationBuilder builder)
    {
        builder.AddCatalog();
        builder.AddUsage();
        builder.AddInvoices();
        builder.AddEntitlements();
        builder.AddAccount();
        builder.AddCustomers();
        builder.AddSubscriptions();
        builder.AddCards();
        builder.AddOperations();
        builder.AddSamples();
    }
}
