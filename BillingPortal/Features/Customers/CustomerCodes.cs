using BillingPortal.Platform.Api;

namespace BillingPortal.Features.Customers;

/// <summary>Why something about a customer is refused, beside wrong fields.</summary>
internal static class CustomerCodes
{
    public const string Unknown = Codes.NotFound;
    public const string ReferenceTaken = Codes.ReferenceTaken;
    public const string VersionChanged = Codes.VersionChanged;
    public const string Erased = Codes.CustomerErased;
    public const string CursorInvalid = Codes.QueryInvalid;
}
