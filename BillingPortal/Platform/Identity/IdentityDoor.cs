using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BillingPortal.Platform.Identity;

public static class IdentityDoor
{
    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Sessions>().AddSingleton<LinkTokens>().AddSingleton<CurrentPerson>().AddSingleton<OpenSession>().AddScoped<People>();
        services.AddSingleton<Passwords>().AddSingleton<Attempts>().AddSingleton<PortalAddress>();
        services.TryAddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
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
            .AddPolicy(Policies.Customer, policy => policy.AddRequirements(new CustomerRequirement()))
            .AddPolicy(Policies.CustomerOpen, policy => policy.AddRequirements(new CustomerRequirement(), new PortalOpenRequirement("/payment-method")))
            .AddPolicy(Policies.Staff, policy => policy.RequireRole(Roles.Support, Roles.Admin))
            .AddPolicy(Policies.Admin, policy => policy.RequireRole(Roles.Admin));
        services.AddSingleton<IAuthorizationHandler, LetInCustomers>().AddSingleton<IAuthorizationMiddlewareResultHandler, LeadWhereItOpens>();
        services.AddScoped<AuthenticationStateProvider, CircuitGuard>().AddCascadingAuthenticationState();
    }

    /// <summary>Who is asking, and may they? Comes before everything that is mapped.</summary>
    public static void UseIdentity(this WebApplication app)
    {
        app.UseMiddleware<LimitTries>();
        app.UseAuthentication();
        app.UseAuthorization();
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
        options.ReturnUrlParameter = "next";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToAccessDenied = Forbid;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        // Styles and scripts are the same for everybody; a page asks for a dozen of them.
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
        var current = http.RequestServices.GetRequiredService<CurrentPerson>();
        if (context.Principal is not null && await current.IsStillAsync(context.Principal, http.RequestAborted)) return;
        context.RejectPrincipal();
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    // The page for it is shown in place, at the address that was asked for.
    private static Task Forbid(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
