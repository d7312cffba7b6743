using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace BillingPortal.Platform.Security;

/// <summary>What holds for every request and every answer, whatever page or endpoint it is for. docs/security.md says why.</summary>
public static class SecurityDoor
{
    private const int HeaderBytes = 16 * 1024;
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<KestrelServerOptions>(LimitServer);
        services.Configure<FormOptions>(LimitForms);
        services.AddSingleton(CardFormSources.Of);
        services.AddHsts(options => (options.MaxAge, options.IncludeSubDomains) = (Year, true));
        services.AddOptions<ForwardedHeadersOptions>().Configure<SecuritySettings>(BelieveProxies);
        services.AddAntiforgery(options => (options.Cookie.Name, options.SuppressXFrameOptionsHeader) = ("portal-form", true));
        services.Configure<CookiePolicyOptions>(options =>
        {
            options.HttpOnly = HttpOnlyPolicy.Always;
            options.MinimumSameSitePolicy = SameSiteMode.Lax;
            options.Secure = builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        });
    }

    /// <summary>Comes before everything that answers.</summary>
    public static void UseSecurity(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        if (Https.IsServed(app.Configuration)) app.UseHttpsRedirection();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<SmallForms>();
        app.UseCookiePolicy();
    }

    private static void LimitServer(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = SmallForms.BodyBytes;
        options.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
        options.Limits.MaxRequestHeaderCount = 64;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
    }

    private static void LimitForms(FormOptions options)
    {
        options.ValueCountLimit = 256;
        options.KeyLengthLimit = 512;
        options.ValueLengthLimit = options.MemoryBufferThreshold = SmallForms.FormBytes;
        options.MultipartBodyLengthLimit = options.BufferBodyLengthLimit = SmallForms.FormBytes;
    }

    // The framework believes loopback by default; whoever can connect from there need not be a proxy.
    private static void BelieveProxies(ForwardedHeadersOptions options, SecuritySettings settings)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var name in settings.Named) options.KnownIPNetworks.Add(SecuritySettings.Network(name)!.Value);
        var named = options.KnownIPNetworks.Count > 0;
        options.ForwardedHeaders = named ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost : ForwardedHeaders.None;
    }
}
