using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Feedback;
using BillingPortal.Platform.Ui.Formatting;
using BillingPortal.Platform.Ui.Navigation;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace BillingPortal.Tests.Platform.Ui;

/// <summary>What components need to be drawn: American figures, UTC, a sandbox.</summary>
public class UiContext : BunitContext
{
    public UiContext()
    {
        Services.AddRadzenComponents();
        Services.RemoveAll<IAuthorizationService>();
        Services.AddLogging().AddAuthorizationCore(o => o.AddPolicy("staff", p => p.RequireRole("staff")));
        Services.AddSingleton(new Show(CultureInfo.GetCultureInfo("en-US"), TimeZoneInfo.Utc));
        Services.AddScoped<Toasts>().AddScoped<Dialogs>().AddScoped<VisibleLinks>();
        Services.AddSingleton(Installed(PortalMode.Sandbox));
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    /// <summary>The page has a circuit; after this no service can be added.</summary>
    protected void GoLive() => SetRendererInfo(new("Server", isInteractive: true));

    protected void Install(PortalMode mode) => Services.Replace(ServiceDescriptor.Singleton(Installed(mode)));

    private static Installation Installed(PortalMode mode) => new(mode, "data", TimeZoneInfo.Utc, Currency.Usd);
}
