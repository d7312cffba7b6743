namespace BillingPortal.Tests.Architecture.Kit;

/// <summary>The pages that anybody may open, and why. Every other page names a policy.</summary>
internal static class PublicPages
{
    private const string Error = "whoever may see nothing may see that";
    private const string SigningIn = "nobody is signed in yet";
    private const string Sandbox = "in sandbox mode only, where nobody is real";
    private const string Sample = "made-up figures, in Development only";

    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/"] = "the front page",
        ["/pricing"] = "what is sold, before anybody signs up",
        ["/help"] = "whoever is locked out needs it most; it says what the seller wants known",
        ["/status"] = "the health page: it names no reason that could help an attacker",
        ["/invitation"] = "whoever has the link in their mail; it asks before it acts",
        ["/signin"] = SigningIn,
        ["/signup"] = SigningIn,
        ["/signup/sent"] = SigningIn,
        ["/forgot"] = SigningIn,
        ["/reset"] = "whoever has the mailed link",
        ["/confirm"] = "whoever has the mailed link",
        ["/error/403"] = Error,
        ["/error/429"] = Error,
        ["/error/404"] = Error,
        ["/error/500"] = Error,
        ["/error/{Code:int}"] = Error,
        ["/sandbox/mail"] = Sandbox,
        ["/sandbox/mail/{Id:long}"] = Sandbox,
        ["/styleguide"] = Sample,
        ["/styleguide/account"] = Sample,
        ["/styleguide/admin"] = Sample,
        ["/styleguide/admin/customers"] = Sample,
        ["/styleguide/admin/nothing"] = Sample,
        ["/styleguide/portal"] = Sample,
        ["/styleguide/portal/invoices"] = Sample,
        ["/styleguide/portal/usage"] = Sample,
    };
}
