namespace AiChef.StatesLanguage.Functions;

internal sealed record CallArgument(IntrinsicCall Call) : IntrinsicArgument;
