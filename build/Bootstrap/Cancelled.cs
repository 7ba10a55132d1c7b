using System;

namespace AiChef.Bootstrap;

/// <summary>Somebody cancelled the work; there is nothing to tell.</summary>
internal sealed class Cancelled : Exception;
