using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Settings;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace BillingPortal.Platform.Identity;

public static class IdentityDoor
{
    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Sessions>().AddSingleton<LinkTokens>().AddSingleton<CurrentPerson>().AddScoped<People>();
        services.AddIdentityCore<Person>(Rules).AddRoles<Role>().AddEntityFrameworkStores<PortalDb>().AddSignInManager().AddDefaultTokenProviders();
        services.AddOptions<IdentityOptions>().Configure<AccountSettings>((options, settings) =>
        {
            options.Lockout.MaxFailedAccessAttempts = settings.TriesBeforeLockout;
            options.Lockout.DefaultLockoutTimeSpan = settings.LockoutFor;
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure<IHostEnvironment>(Cookie));
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Policies.Customer, policy => policy.RequireRole(Roles.Customer))
            .AddPolicy(Policies.Staff, policy => policy.RequireRole(Roles.Support, Roles.Admin))
            .AddPolicy(Policies.Admin, policy => policy.RequireRole(Roles.Admin));
        services.AddScoped<AuthenticationStateProvider, CircuitGuard>().AddCascadingAuthenticationState();
    }

    private static void Rules(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version2;
        options.User.RequireUniqueEmail = true;
        options.SignIn.RequireConfirmedEmail = true;
        // Length is what helps; forced signs and digits make people write passwords down (NIST SP 800-63B, 5.1.1.2).
        options.Password.RequiredLength = 10;
        options.Password.RequiredUniqueChars = 4;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
    }

    private static void Cookie(CookieAuthenticationOptions options, IHostEnvironment environment)
    {
        options.Cookie.Name = "portal-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.ExpireTimeSpan = Sessions.Idle;
        options.SlidingExpiration = true;
        options.LoginPath = "/signin";
        options.LogoutPath = "/signout";
        options.AccessDeniedPath = "/error/403";
        options.ReturnUrlParameter = "next";
        options.Events.OnValidatePrincipal = async context =>
        {
            var current = context.HttpContext.RequestServices.GetRequiredService<CurrentPerson>();
            if (context.Principal is null || !await current.IsStillAsync(context.Principal, context.HttpContext.RequestAborted)) context.RejectPrincipal();
        };
    }
}
