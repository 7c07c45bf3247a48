package pdf

import (
	"bytes"
	"fmt"
	"image/png"
	"io"
)

// picture is a PNG with its measures in pixels.
type picture struct {
	png           []byte
	width, height float64
}

// pngEnd is the length of the last chunk of a PNG.
const pngEnd = 12

// newPicture takes the bytes of a PNG; nil for no bytes. What the library cannot draw is an error here, since the
// library would print its own sentence on the page instead of the picture.
func newPicture(data []byte) (*picture, error) {
	if len(data) == 0 {
		return nil, nil
	}
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err == nil && !bytes.Contains(data[max(len(data)-pngEnd, 0):], []byte("IEND")) {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, fmt.Errorf("logo: %w", err)
	}
	return &picture{png: data, width: float64(size.Width), height: float64(size.Height)}, nil
}

// within gives the largest measures with the same proportions that fit.
func (p *picture) within(width, height float64) (w, h float64) {
	scale := min(width/p.width, height/p.height)
	return p.width * scale, p.height * scale
}
