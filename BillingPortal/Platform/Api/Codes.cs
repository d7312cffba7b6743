using System.Reflection;

namespace BillingPortal.Platform.Api;

/// <summary>Every code that callers of the API may meet. They never change; a new one is added here, and a test compares them with the OpenAPI document.</summary>
public static class Codes
{
    public const string KeyMissing = "key_missing";
    public const string KeyInvalid = "key_invalid";
    public const string ScopeMissing = "scope_missing";
    public const string TooManyRequests = "too_many_requests";
    public const string BodyInvalid = "body_invalid";
    public const string QueryInvalid = "query_invalid";
    public const string BodyTooLarge = "body_too_large";
    public const string MediaTypeUnsupported = "media_type_unsupported";
    public const string AddressUnknown = "address_unknown";
    public const string NotFound = "not_found";
    public const string MethodNotAllowed = "method_not_allowed";
    public const string FieldsInvalid = "fields_invalid";
    public const string ReferenceTaken = "reference_taken";
    public const string VersionChanged = "version_changed";
    public const string CustomerErased = "customer_erased";
    public const string TierUnknown = "tier_unknown";
    public const string NoPlan = "no_plan";
    public const string PlanExists = "plan_exists";
    public const string PlanCancelled = "plan_cancelled";
    public const string CardNeeded = "card_needed";
    public const string EventInvalid = "event_invalid";
    public const string UnitsInvalid = "units_invalid";
    public const string EventConflict = "event_conflict";
    public const string CustomerUnknown = "customer_unknown";
    public const string TooOld = "too_old";
    public const string TooEarly = "too_early";
    public const string SourceConflict = "source_conflict";
    public const string NotReversible = "not_reversible";
    public const string TooManyEvents = "too_many_events";
    public const string NothingWritten = "nothing_written";
    public const string NoEvents = "no_events";
    public const string JournalFull = "journal_full";
    public const string InternalError = "internal_error";

    /// <summary>What an answer says of one event of several, beside other codes of refusals.</summary>
    public static class OfEvents
    {
        public const string EventInvalid = Codes.EventInvalid;
        public const string UnitsInvalid = Codes.UnitsInvalid;
        public const string EventConflict = Codes.EventConflict;
        public const string OthersRefused = "others_refused";
    }

    /// <summary>What only Stripe is told, at its own address, which is no part of the API and of its document.</summary>
    public static class ToStripe
    {
        public const string SignatureMissing = "signature_missing";
        public const string SignatureWrong = "signature_wrong";
        public const string SignatureStale = "signature_stale";
        public const string Busy = "busy";
        public const string SecretMissing = "webhook_secret_missing";
    }

    /// <summary>What only the portal's own card form is told.</summary>
    public static class ToCardForm
    {
        public const string NotAllowed = "not_allowed";
        public const string TooMany = "too_many";
        public const string StripeUnreachable = "stripe_unreachable";
    }

    public static IReadOnlyList<string> All { get; } =
        [.. typeof(Codes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];
}
