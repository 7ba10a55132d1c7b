using Amazon.CloudWatch;

namespace AiChef.Deployment.Lambda;

/// <summary>An alarm that the rule of a composite alarm names.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">Its state.</param>
/// <param name="IsComposite">Whether it is a composite alarm itself.</param>
internal sealed record AlarmChild(string Name, StateValue State, bool IsComposite);
