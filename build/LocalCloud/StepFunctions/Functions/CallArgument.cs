namespace AiChef.LocalCloud.StepFunctions.Functions;

internal sealed record CallArgument(IntrinsicCall Call) : IntrinsicArgument;
