using System;

namespace AiChef.Bootstrap;

/// <summary>The restore asked for a package that the feed lacks; another choice of packages may help.</summary>
internal sealed class MissingPackage(string message) : Failure(message);
