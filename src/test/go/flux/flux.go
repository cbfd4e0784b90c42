// Package flux keeps the types of Flux in the module, of which its definitions are made.
package flux

import (
	_ "github.com/fluxcd/kustomize-controller/api/v1"
	_ "github.com/fluxcd/source-controller/api/v1"
)
