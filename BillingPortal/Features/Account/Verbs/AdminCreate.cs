using BillingPortal.Platform.Data.Starting;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Verbs;

namespace BillingPortal.Features.Account.Verbs;

/// <summary>The first admin, made by whoever runs the program. The password never stands among the arguments, where every user of the machine can read it.</summary>
internal sealed class AdminCreate(CreateStaff create, PrepareDatabase prepare) : IVerb
{
    private static readonly string[] Known = ["--email", "--name", "--role"];

    public static string Words => "admin create";

    public static string Summary => "Makes an admin: --email E [--name N] [--role admin|support]; the password is asked for, or read from PORTAL_ADMIN_PASSWORD.";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (Wrong(call) is { } wrong) return await SayAsync(call, wrong, 2);
        var role = string.Equals(call.Option("role") ?? "admin", "support", StringComparison.OrdinalIgnoreCase) ? Roles.Support : Roles.Admin;
        if (TypedPassword.Read(call.Out) is not { } password)
            return await SayAsync(call, "No password: run this in a terminal and type it twice alike, or set the variable PORTAL_ADMIN_PASSWORD.", 2);
        await prepare.RunAsync(ct);
        var made = await create.RunAsync(Actor.Terminal, call.Option("email"), call.Option("name"), role, password, ct);
        if (made.Refused is { } refused) return await SayAsync(call, refused.Sentence, refused.Code == "email_taken" ? 1 : 2);
        await call.Out.WriteLineAsync($"{call.Option("email")} can sign in now, with the role {role}.");
        return 0;
    }

    private static string? Wrong(VerbCall call)
    {
        if (call.Option("email") is null) return "Whom? Write: admin create --email ann@example.com";
        var stray = call.Arguments.FirstOrDefault(a => a.StartsWith("--", StringComparison.Ordinal) && !Known.Contains(a, StringComparer.Ordinal) && !a.Contains(':'));
        if (stray is not null && stray.Contains("password", StringComparison.OrdinalIgnoreCase))
            return "A password is no argument: everybody on this machine could read it. Leave it out and type it, or set the variable PORTAL_ADMIN_PASSWORD.";
        return call.Option("role") is null or "admin" or "support" ? null : $"There is no role '{call.Option("role")}' to create. Write admin or support.";
    }

    private static async Task<int> SayAsync(VerbCall call, string sentence, int code)
    {
        await call.Error.WriteLineAsync(sentence);
        return code;
    }
}
