namespace BillingPortal.Platform.Gateway;

/// <summary>Stripe could not be asked, or did not understand us: a broken wire or a bug, nothing that a customer can mend.</summary>
/// <remarks>After one of these it is not known whether the effect took place: look the object up, and go on under the next key.</remarks>
public sealed class GatewayException(string sentence, Exception? cause = null) : Exception(sentence, cause);
