namespace Stripe;

public static class StripeConfiguration
{
    public static string ApiVersion => "2026-07-29.dahlia";
}
